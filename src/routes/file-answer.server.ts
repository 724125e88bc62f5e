import { Readable } from 'node:stream';
import { openHouse } from '../house.server.ts';

type Kept = { digest: string; name: string; mediaType: string; bytes: number };
type Wish = { as?: 'attachment' | 'inline'; isPublic?: boolean };

/** A file of somebody's: to keep or to look at, and with no power over the page it came from. */
export async function fileAnswer(
	{ digest, name, mediaType, bytes }: Kept,
	{ as = 'attachment', isPublic = false }: Wish = {}
): Promise<Response> {
	const { files } = await openHouse();
	return new Response(Readable.toWeb(await files.open(digest)) as ReadableStream, {
		headers: {
			'content-type': mediaType,
			'content-length': String(bytes),
			'content-disposition': `${as}; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': isPublic ? 'public, max-age=3600' : 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
}
