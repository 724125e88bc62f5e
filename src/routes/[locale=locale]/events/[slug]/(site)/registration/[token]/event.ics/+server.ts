import { found } from '#platform/guards/guard.server.ts';
import { findByToken } from '#rooms/events/registration-record.server.ts';
import { calendarFile, oneEntry } from '../../../../../../../calendar-file.server.ts';
import { eventOf } from '../../../../../../../event-page.server.ts';
import { personalPath } from '../../../../../../../registering.server.ts';
import { keepPrivate } from '../../../../../../../registration-page.server.ts';
import type { RequestHandler } from './$types';

/** The event as one participant has it: with the address online, for whoever has a seat. */
export const GET: RequestHandler = async (event) => {
	keepPrivate(event);
	const record = await eventOf(event);
	const own = found(await findByToken(event.locals.db, record.id, event.params.token));
	const withOnline = own.state === 'confirmed';
	const path = personalPath(event, event.params.token);
	return calendarFile([await oneEntry(event, record, { withOnline, path })], { name: record.slug });
};
