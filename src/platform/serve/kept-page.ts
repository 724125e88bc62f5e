import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A rendered public page with its bytes in every encoding a browser may ask for. */
export type KeptPage = {
	headers: Record<string, string>;
	etag: string;
	bodies: Record<Encoding, Buffer>;
	bytes: number;
	until: number;
};

const carried = [
	'content-type',
	'referrer-policy',
	'permissions-policy',
	'x-content-type-options',
	'x-frame-options',
	'link'
];

export function keptPage(headers: Record<string, unknown>, body: Buffer, until: number): KeptPage {
	const bodies = {
		identity: body,
		gzip: gzipSync(body, { level: 6 }),
		br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
	};
	return {
		headers: Object.fromEntries(
			carried.flatMap((name) =>
				headers[name] === undefined ? [] : [[name, String(headers[name])]]
			)
		),
		etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
		bodies,
		bytes: Object.values(bodies).reduce((sum, one) => sum + one.byteLength, 0),
		until
	};
}

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
