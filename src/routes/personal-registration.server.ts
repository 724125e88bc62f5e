import type { RequestEvent } from '@sveltejs/kit';
import { found } from '#platform/guards/guard.server.ts';
import { findByToken } from '#rooms/events/registration-record.server.ts';
import { eventOf } from './event-page.server.ts';

export type PersonalEvent = RequestEvent & { params: { slug: string; token: string } };

/** The registration whose personal link was opened. */
export async function personalRegistration(event: PersonalEvent) {
	const record = await eventOf(event);
	return { record, own: found(await findByToken(event.locals.db, record.id, event.params.token)) };
}
