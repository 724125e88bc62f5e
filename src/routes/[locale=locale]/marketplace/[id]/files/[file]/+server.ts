import { Readable } from 'node:stream';
import { found } from '#platform/guards/guard.server.ts';
import { findFile } from '#rooms/marketplace/files.server.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { entryOf } from '../../../../../entry-page.server.ts';
import type { RequestHandler } from './$types';

/** A picture or document of an entry: for whoever may see the entry. */
export const GET: RequestHandler = async (event) => {
	const entry = await entryOf(event);
	const asked = { entryId: entry.id, id: event.params.file };
	const file = found(await findFile(event.locals.db, asked));
	const { files } = await openHouse();
	const content = Readable.toWeb(await files.open(file.digest)) as ReadableStream;
	const isPublic = entry.state === 'published';
	const how = file.kind === 'photo' ? 'inline' : 'attachment';
	return new Response(content, {
		headers: {
			'content-type': file.mediaType,
			'content-length': String(file.bytes),
			'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'cache-control': isPublic ? 'public, max-age=3600' : 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
