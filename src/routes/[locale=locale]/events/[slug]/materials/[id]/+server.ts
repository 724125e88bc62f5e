import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { mayReceive } from '#rooms/events/access.ts';
import { findMaterial } from '#rooms/events/materials.server.ts';
import { hasSeat } from '#rooms/events/my-events.server.ts';
import { findByToken } from '#rooms/events/registration-record.server.ts';
import { fileAnswer } from '../../../../../file-answer.server.ts';
import { eventOf } from '../../../../../event-page.server.ts';
import type { RequestHandler } from './$types';

/** A file to take along: for everybody, or for those who have a seat and those who prepare the event. */
export const GET: RequestHandler = async (event) => {
	const record = await eventOf(event);
	const { db, actor, person } = event.locals;
	const { id } = event.params;
	const material = found(isId(id) ? await findMaterial(db, record.id, id) : undefined);
	const token = event.url.searchParams.get('registration');
	const isFor =
		material.isPublic ||
		mayReceive(actor, record) ||
		(person !== null && (await hasSeat(db, record.id, person.id))) ||
		(token !== null && (await findByToken(db, record.id, token))?.state === 'confirmed');
	found(isFor || null);
	return fileAnswer(material, { isPublic: material.isPublic });
};
