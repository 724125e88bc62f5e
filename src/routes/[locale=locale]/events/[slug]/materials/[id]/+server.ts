import { Readable } from 'node:stream';
import { found } from '#platform/guards/guard.server.ts';
import { mayReceive } from '#rooms/events/access.ts';
import { listMaterials } from '#rooms/events/materials.server.ts';
import { hasSeat } from '#rooms/events/my-events.server.ts';
import { findByToken } from '#rooms/events/registration-record.server.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { eventOf } from '../../../../../event-page.server.ts';
import type { RequestHandler } from './$types';

/** A file to take along: for everybody, or for those who have a seat and those who prepare the event. */
export const GET: RequestHandler = async (event) => {
	const record = await eventOf(event);
	const { db, actor, person } = event.locals;
	const material = found(
		(await listMaterials(db, record.id)).find(({ id }) => id === event.params.id)
	);
	const token = event.url.searchParams.get('registration');
	const isFor =
		material.isPublic ||
		mayReceive(actor, record) ||
		(person !== null && (await hasSeat(db, record.id, person.id))) ||
		(token !== null && (await findByToken(db, record.id, token))?.state === 'confirmed');
	found(isFor || null);
	const { files } = await openHouse();
	const content = Readable.toWeb(await files.open(material.digest)) as ReadableStream;
	return new Response(content, {
		headers: {
			'content-type': material.mediaType,
			'content-length': String(material.bytes),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(material.name)}`,
			'cache-control': material.isPublic ? 'public, max-age=3600' : 'private, no-store',
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
