import { Readable } from 'node:stream';
import { found, require } from '#platform/guards/guard.server.ts';
import { maySeeUnpublished } from '#rooms/marketplace/access.ts';
import { findFile } from '#rooms/marketplace/files.server.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { entryOf } from '../../../../../entry-page.server.ts';
import type { RequestHandler } from './$types';

/** A picture or document of an entry: for whoever may see the entry, once the cluster has where it looks. */
export const GET: RequestHandler = async (event) => {
	const entry = await entryOf(event);
	const asked = { entryId: entry.id, id: event.params.file };
	const file = found(await findFile(event.locals.db, asked));
	if (!file.shownAt) require(event, maySeeUnpublished(event.locals.actor, entry));
	const { files } = await openHouse();
	const content = Readable.toWeb(await files.open(file.digest)) as ReadableStream;
	const isPublic = entry.state === 'published' && file.shownAt !== null;
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
