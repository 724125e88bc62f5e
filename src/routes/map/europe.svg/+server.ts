import { brotliCompressSync } from 'node:zlib';
import type { RequestEvent } from '@sveltejs/kit';
import { europeMap, europeSheet } from '#rooms/places/map.ts';

let drawn: Promise<{ plain: string; small: Buffer<ArrayBuffer> }> | undefined;

/** The shapes of the countries, fetched once by a browser and drawn by reference on every map. */
export async function GET({ request, setHeaders }: RequestEvent) {
	drawn ??= draw();
	const { plain, small } = await drawn;
	setHeaders({
		'content-type': 'image/svg+xml',
		'cache-control': 'public, max-age=604800',
		vary: 'accept-encoding'
	});
	if (!request.headers.get('accept-encoding')?.includes('br')) return new Response(plain);
	return new Response(small, { headers: { 'content-encoding': 'br' } });
}

async function draw() {
	const plain = europeSheet(await europeMap());
	return { plain, small: Buffer.from(brotliCompressSync(plain)) };
}
