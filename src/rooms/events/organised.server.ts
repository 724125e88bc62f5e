import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { listEventNames } from './event-record.server.ts';

/** The next events of these owners, announced or not, with how many have a seat and wait for the organiser's word. */
export async function listOrganised(
	db: Database,
	ownerIds: readonly string[],
	now: Date,
	{ limit }: { limit: number }
) {
	if (ownerIds.length === 0) return [];
	const rows = await db
		.selectFrom('event')
		.leftJoin('eventAnnouncement', 'eventAnnouncement.eventId', 'event.id')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.modifyFront(prepared('organised_events'))
		.select(['event.id', 'announcedAt'])
		.select(({ selectFrom }) =>
			(['applied', 'confirmed'] as const).map((state) =>
				selectFrom('registration')
					.whereRef('registration.eventId', '=', 'event.id')
					.where('registration.state', '=', state)
					.select(({ fn }) => fn.countAll<number>().as('number'))
					.as(state)
			)
		)
		.where('ownerId', '=', sql<string>`any(${[...ownerIds]}::uuid[])`)
		.where('endsAt', '>', now)
		.where('calledOffAt', 'is', null)
		.orderBy('startsAt')
		.orderBy('event.id')
		.limit(limit)
		.execute();
	const names = await listEventNames(
		db,
		rows.map(({ id }) => id)
	);
	return rows.flatMap(({ id, announcedAt, applied, confirmed }) => {
		const event = names.get(id);
		const counts = { applied: Number(applied), confirmed: Number(confirmed) };
		return event ? [{ ...event, ...counts, isAnnounced: announcedAt !== null }] : [];
	});
}
