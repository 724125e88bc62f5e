import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** What goes out at once: the head as pairs in a row, and the body it tells the length of. */
export type Answer = { head: string[]; body: Buffer };

/** A rendered public page; it is made small when the first browser asks for it so. */
export type KeptPage = {
	etag: string;
	answers: { identity: Answer } & Partial<Record<Encoding, Answer | Promise<Answer>>>;
	/** The head for whoever has the page already. */
	unchanged: string[];
	bytes: number;
	until: number;
};

const carried = [
	'content-type',
	'referrer-policy',
	'permissions-policy',
	'x-content-type-options',
	'x-frame-options',
	'content-security-policy',
	'link'
];

export function keptPage(headers: Record<string, unknown>, body: Buffer, until: number): KeptPage {
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
	const unchanged = [
		...carried.flatMap((name) =>
			headers[name] === undefined ? [] : [name, String(headers[name])]
		),
		...['etag', etag, 'vary', 'accept-encoding', 'cache-control', 'public, no-cache']
	];
	const answers = { identity: { head: headFor('identity', unchanged, body), body } };
	// Both small ones together are smaller than the page itself.
	return { etag, answers, unchanged, bytes: 2 * body.byteLength, until };
}

/** Made small beside the work on other pages, once for all who wait for it. */
export function answerIn(
	encoding: Encoding,
	{ answers, unchanged }: KeptPage
): Answer | Promise<Answer> {
	const known = answers[encoding];
	if (known || encoding === 'identity') return known ?? answers.identity;
	const making = small[encoding](answers.identity.body).then(
		(body) => (answers[encoding] = { head: headFor(encoding, unchanged, body), body })
	);
	return (answers[encoding] = making);
}

const [smallInGzip, smallInBrotli] = [promisify(gzip), promisify(brotliCompress)];
const small = {
	gzip: (body: Buffer) => smallInGzip(body, { level: 6 }),
	br: (body: Buffer) => smallInBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
};

const headFor = (encoding: Encoding, unchanged: readonly string[], body: Buffer): string[] => [
	...unchanged,
	...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
	...['content-length', String(body.byteLength)]
];

export function encodingFor(accepted: string | undefined): Encoding {
	if (/\bbr\b/.test(accepted ?? '')) return 'br';
	return /\bgzip\b/.test(accepted ?? '') ? 'gzip' : 'identity';
}

/** What may be kept at all: whole public HTML pages that set nothing and ask for no secrecy. */
export function mayKeep(status: number, headers: Record<string, unknown>): boolean {
	return (
		status === 200 &&
		String(headers['content-type'] ?? '').startsWith('text/html') &&
		headers['set-cookie'] === undefined &&
		!/no-store|private/.test(String(headers['cache-control'] ?? ''))
	);
}

/** Whom a kept page may be shown: visitors whom the house does not know, asking for a public page. */
export function isForAnyone(request: {
	method?: string | undefined;
	url?: string | undefined;
	headers: { cookie?: string | undefined };
}): boolean {
	return (
		request.method === 'GET' &&
		/^\/(pl|en|de|fr|ru|bg)(?=[/?]|$)/.test(request.url ?? '') &&
		// A file, which may be longer than memory, goes out as it is made.
		!/^[^?]*\.\w+(\?|$)/.test(request.url ?? '') &&
		!/[?&]token=/.test(request.url ?? '') &&
		!(request.headers.cookie ?? '').includes('osnova.')
	);
}
