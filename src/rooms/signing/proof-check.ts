// These functions travel as text into a file that stands alone: each knows only the others and its arguments.

export type ProofEntry = {
	agreementId: string;
	number: number;
	kind: string;
	at: string;
	content: Record<string, unknown>;
	previousDigest: string;
	digest: string;
};

export type ProofRecord = {
	chain: ProofEntry[];
	/** What the parties put their names to, by the digest of each version. */
	versions: { versionId: string; number: number; digest: string; content: unknown }[];
	/** The end of the chain, signed by the house. */
	head: {
		agreementId: string;
		number: number;
		digest: string;
		/** Of the RSA or elliptic key. */
		algorithm: 'RSASSA-PKCS1-v1_5' | 'ECDSA';
		/** SubjectPublicKeyInfo and signature, in base64. */
		publicKey: string;
		signature: string;
		fingerprint: string;
	};
};

/** SHA-256 of bytes, in hexadecimal: a page opened from a disk has no other that works everywhere. */
export function digestOfBytes(bytes: Uint8Array): string {
	const primes: number[] = [];
	for (let one = 2; primes.length < 64; one++)
		if (primes.every((prime) => one % prime)) primes.push(one);
	const fraction = (root: number) => ((root - Math.floor(root)) * 4294967296) | 0;
	const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
	const state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
	const length = ((bytes.length + 72) >> 6) << 6;
	const padded = new Uint8Array(length);
	padded.set(bytes);
	padded[bytes.length] = 128;
	new DataView(padded.buffer).setUint32(length - 4, bytes.length * 8);
	new DataView(padded.buffer).setUint32(length - 8, Math.floor(bytes.length / 536870912));
	for (let at = 0; at < length; at += 64)
		digestBlock(state, constants, new DataView(padded.buffer, at, 64));
	return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

export function digestBlock(state: number[], constants: number[], block: DataView): void {
	const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));
	const words: number[] = [];
	for (let at = 0; at < 64; at++) {
		const [early, late] = [words[at - 15] ?? 0, words[at - 2] ?? 0];
		const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
		const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
		words[at] =
			at < 16 ? block.getInt32(at * 4) : (words[at - 16]! + low + words[at - 7]! + high) | 0;
	}
	let [a, b, c, d, e, f, g, h] = state as [
		number,
		number,
		number,
		number,
		number,
		number,
		number,
		number
	];
	for (let at = 0; at < 64; at++) {
		const choice = (e & f) ^ (~e & g);
		const one =
			(h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + constants[at]! + words[at]!) | 0;
		const most = (a & b) ^ (a & c) ^ (b & c);
		const other = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most) | 0;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] = (state[at]! + word) | 0));
}

export function digestOfText(text: string): string {
	return digestOfBytes(new TextEncoder().encode(text));
}

/** JSON with sorted keys and no spaces, as the digests were taken of. */
export function plainText(value: unknown): string {
	if (Array.isArray(value)) return '[' + value.map(plainText).join(',') + ']';
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
	return (
		'{' + entries.map(([key, one]) => JSON.stringify(key) + ':' + plainText(one)).join(',') + '}'
	);
}

/** The first thing that does not hold: where, and what; nothing where the whole record does. */
export async function findProofFlaw(
	record: ProofRecord
): Promise<{ place: string; reason: string } | undefined> {
	return (
		findChainFlaw(record) ??
		findVersionFlaw(record) ??
		findActFlaw(record) ??
		(await findHeadFlaw(record))
	);
}

export function findChainFlaw({ chain, head }: ProofRecord) {
	let before = { digest: '0'.repeat(64), at: '' };
	for (const [index, entry] of chain.entries()) {
		const flaw = (reason: string) => ({ place: 'entry ' + (index + 1), reason });
		const { digest, ...told } = entry;
		if (entry.number !== index + 1)
			return flaw(entry.number > index + 1 ? 'missing' : 'out_of_order');
		if (entry.agreementId !== head.agreementId) return flaw('of_another');
		if (entry.at < before.at) return flaw('back_dated');
		if (entry.previousDigest !== before.digest) return flaw('broken_link');
		if (digestOfText(plainText(told)) !== digest) return flaw('changed');
		before = entry;
	}
	const last = chain[chain.length - 1];
	const isEnd = last && last.number === head.number && last.digest === head.digest;
	return isEnd ? undefined : { place: 'end', reason: 'cut_short' };
}

/** Every text that was fixed is here, and is the text that was fixed. */
export function findVersionFlaw({ chain, versions }: ProofRecord) {
	for (const entry of chain.filter(({ kind }) => kind === 'version')) {
		const { versionId, digest } = entry.content;
		const version = versions.find((one) => one.versionId === versionId);
		const flaw = (reason: string) => ({ place: 'version ' + String(entry.content.number), reason });
		if (!version) return flaw('missing');
		if (version.digest !== digest || version.number !== entry.content.number)
			return flaw('changed');
		if (digestOfText(plainText(version.content)) !== digest) return flaw('changed');
	}
	const known = chain.filter(({ kind }) => kind === 'version').length;
	return versions.length === known ? undefined : { place: 'versions', reason: 'unknown_version' };
}

/** Each signature is under the text that its round sent out. */
export function findActFlaw({ chain }: ProofRecord) {
	for (const entry of chain) {
		if (entry.kind !== 'signature' && entry.kind !== 'gate') continue;
		const sent = chain.find(
			(one) => one.kind === 'dispatch' && one.content.roundId === entry.content.roundId
		);
		const flaw = { place: 'entry ' + entry.number, reason: 'another_text' };
		if (!sent || sent.number > entry.number) return flaw;
		if (sent.content.digest !== entry.content.digest) return flaw;
	}
	return undefined;
}

export function headText({ agreementId, number, digest }: ProofRecord['head']): string {
	return plainText({ agreementId, number, digest });
}

export async function findHeadFlaw({ head }: ProofRecord) {
	const flaw = { place: 'seal', reason: 'signature' };
	try {
		const key = bytesIn(head.publicKey);
		const signature = bytesIn(head.signature);
		const told = new TextEncoder().encode(headText(head));
		if (digestOfBytes(key) !== head.fingerprint) return flaw;
		const isElliptic = head.algorithm === 'ECDSA';
		if (!isElliptic && head.algorithm !== 'RSASSA-PKCS1-v1_5') return flaw;
		if (!isElliptic) return isRsaSignature(key, signature, told) ? undefined : flaw;
		const method = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
		const known = await crypto.subtle.importKey('spki', key, method, false, ['verify']);
		return (await crypto.subtle.verify(method, known, signature, told)) ? undefined : flaw;
	} catch {
		return flaw;
	}
}

export function bytesIn(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** PKCS#1 v1.5 by plain arithmetic: it needs nothing that a browser keeps from files on a disk. */
export function isRsaSignature(key: Uint8Array, signature: Uint8Array, told: Uint8Array): boolean {
	const numbers = rsaNumbers(key);
	const whole = (bytes: Uint8Array) =>
		BigInt('0x' + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
	const modulus = whole(numbers.modulus);
	let [power, base, rest] = [1n, whole(signature) % modulus, whole(numbers.exponent)];
	for (; rest > 0n; rest >>= 1n) {
		if (rest & 1n) power = (power * base) % modulus;
		base = (base * base) % modulus;
	}
	const prefix = '3031300d060960864801650304020105000420';
	const length = numbers.modulus.filter((byte, at) => at > 0 || byte !== 0).length * 2;
	const end = '00' + prefix + digestOfBytes(told);
	const expected = ('0001' + 'ff'.repeat((length - 4 - end.length) / 2) + end).padStart(
		length,
		'0'
	);
	return power.toString(16).padStart(length, '0') === expected;
}

/** Modulus and exponent in a SubjectPublicKeyInfo. */
export function rsaNumbers(key: Uint8Array): { modulus: Uint8Array; exponent: Uint8Array } {
	let at = 0;
	const length = () => {
		const first = key[at++]!;
		if (first < 128) return first;
		let value = 0;
		for (let count = first & 127; count > 0; count--) value = value * 256 + key[at++]!;
		return value;
	};
	const enter = (tag: number) => {
		if (key[at++] !== tag) throw new Error('no RSA key');
		return length();
	};
	enter(0x30);
	const method = enter(0x30);
	at += method;
	enter(0x03);
	at += 1;
	enter(0x30);
	const modulusLength = enter(0x02);
	const modulus = key.slice(at, (at += modulusLength));
	const exponentLength = enter(0x02);
	return { modulus, exponent: key.slice(at, at + exponentLength) };
}

/** What the record says at a path such as `chain/3/content/name`; nothing where it is silent. */
export function toldAt(record: ProofRecord, path: string): string {
	const told = path
		.split('/')
		.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], record);
	return told === null || told === undefined ? '' : String(told);
}

/** What the page shows must be what the record says. */
export function findShownFlaw(record: ProofRecord, shown: { path: string; text: string }[]) {
	const other = shown.find(({ path, text }) => toldAt(record, path) !== text);
	return other && { place: other.path, reason: 'shown_otherwise' };
}

/** Runs in the page that stands alone; what is wrong is shown in each language. */
export async function checkPage(): Promise<void> {
	const told = document.getElementById('record')?.textContent ?? '';
	let flaw: { place: string; reason: string } | undefined;
	try {
		const record = JSON.parse(told) as ProofRecord;
		const shown = [...document.querySelectorAll('[data-of]')].map((one) => ({
			path: one.getAttribute('data-of') ?? '',
			text: one.textContent ?? ''
		}));
		flaw = (await findProofFlaw(record)) ?? findShownFlaw(record, shown);
		const wanted = Number(document.body.getAttribute('data-shown'));
		if (!flaw && shown.length !== wanted) flaw = { place: 'page', reason: 'shown_otherwise' };
	} catch (failure) {
		flaw = { place: 'record', reason: String(failure) };
	}
	document.documentElement.setAttribute('data-verdict', flaw ? 'broken' : 'whole');
	for (const one of document.querySelectorAll('.place'))
		one.textContent = flaw ? flaw.place + ': ' + flaw.reason : '';
}

/** All of it as one script; names are taken from the functions, for a build may have changed them. */
export const proofScript = (): string =>
	[
		digestBlock,
		digestOfBytes,
		digestOfText,
		plainText,
		findProofFlaw,
		findChainFlaw,
		findVersionFlaw,
		findActFlaw,
		findHeadFlaw,
		headText,
		bytesIn,
		isRsaSignature,
		rsaNumbers,
		toldAt,
		findShownFlaw,
		checkPage
	]
		.map((one) => String(one).replaceAll('</', '<\\/'))
		.concat(`${checkPage.name}();`)
		.join('\n');
