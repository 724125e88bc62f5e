import { Readable } from 'node:stream';
import { found } from '#platform/guards/guard.server.ts';
import { findFile } from '#platform/files/files.server.ts';
import { isId } from '#platform/ids.ts';
import { isPicture } from '#platform/files/picture.ts';
import { openHouse } from '../../../house.server.ts';
import { isPublicLogo } from '../../logos.server.ts';
import type { RequestHandler } from './$types';

/** Only what is shown to everybody: the logos of records. A file never changes under its id. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const isShown = isId(params.id) && (await isPublicLogo(locals.db, params.id));
	const file = found(isShown ? await findFile(locals.db, params.id) : undefined);
	found(isPicture(file.mediaType) ? file : undefined);
	const { files } = await openHouse();
	const content = Readable.toWeb(await files.open(file.digest)) as ReadableStream;
	return new Response(content, {
		headers: {
			'content-type': file.mediaType,
			'content-length': String(file.bytes),
			'cache-control': 'public, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
