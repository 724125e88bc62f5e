export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'win1250' | 'win1251';

const looked = 200_000;

/** In which encoding a text was saved: by its mark, by its zeros, by being valid, by its letters. */
export function recogniseEncoding(bytes: Uint8Array): Encoding {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf16le';
	if (first === 0xfe && second === 0xff) return 'utf16be';
	const start = bytes.subarray(0, looked);
	const wide = wideEncoding(start);
	if (wide) return wide;
	if (isUtf8(bytes)) return 'utf8';
	return isMostlyCyrillic(start) ? 'win1251' : 'win1250';
}

/** Western text in UTF-16 has a zero in every second byte; eight-bit text has none. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
	const zeros = [0, 0];
	bytes.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	if (Math.max(even, odd) < bytes.length / 20) return undefined;
	const encoding = odd > even ? 'utf16le' : 'utf16be';
	const label = encoding === 'utf16le' ? 'utf-16le' : 'utf-16be';
	const text = new TextDecoder(label).decode(bytes.subarray(0, 2000));
	return /[^\P{Cc}\t\r\n]|\p{Cn}/u.test(text) ? undefined : encoding;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** In Cyrillic the high bytes come in whole words; in Polish each stands alone among Latin ones. */
function isMostlyCyrillic(bytes: Uint8Array): boolean {
	let high = 0;
	let inWords = 0;
	for (let at = 0; at < bytes.length; at++) {
		if ((bytes[at] ?? 0) < 0xc0) continue;
		high += 1;
		if ((bytes[at + 1] ?? 0) >= 0xc0 || (bytes[at - 1] ?? 0) >= 0xc0) inWords += 1;
	}
	return high > 0 && inWords / high > 0.5;
}
