import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { currentStates } from './registration.ts';
import { ownRegistration } from './own-registration.server.ts';
import { listEventNames, type EventName } from './event-record.server.ts';

/** What a person is registered for and has not seen end, the next one first. */
export async function listMyEvents(db: Database, personId: string, now: Date) {
	const rows = await db
		.selectFrom('registration')
		.innerJoin('event', 'event.id', 'registration.eventId')
		.modifyFront(prepared('own_registrations'))
		.select(['registration.id', 'event.id as eventId', 'registration.state', 'submissionId'])
		.where(ownRegistration(personId))
		.where('registration.state', 'in', currentStates)
		.where('event.endsAt', '>', now)
		.orderBy('event.startsAt')
		.orderBy('registration.id')
		.limit(50)
		.execute();
	const names = await listEventNames(
		db,
		rows.map(({ eventId }) => eventId)
	);
	return rows.flatMap(({ eventId, ...row }) => {
		const event = names.get(eventId);
		return event ? [{ ...row, event }] : [];
	});
}

/** Whether a person has a seat at an event. */
export async function hasSeat(db: Database, eventId: string, personId: string): Promise<boolean> {
	const seat = await db
		.selectFrom('registration')
		.select('id')
		.where('eventId', '=', eventId)
		.where('personId', '=', personId)
		.where('state', '=', 'confirmed')
		.executeTakeFirst();
	return seat !== undefined;
}

type Times = { id: string; startsAt: Date; endsAt: Date };

/** A person's own other seats at the same time. */
export async function listOwnAtSameTime(
	db: Database,
	personId: string,
	{ id, startsAt, endsAt }: Times
): Promise<EventName[]> {
	const rows = await db
		.selectFrom('registration')
		.innerJoin('event', 'event.id', 'registration.eventId')
		.leftJoin('eventCancellation', 'eventCancellation.eventId', 'event.id')
		.select('event.id')
		.where('personId', '=', personId)
		.where('registration.state', 'in', currentStates)
		.where('event.id', '!=', id)
		.where('event.startsAt', '<', endsAt)
		.where('event.endsAt', '>', startsAt)
		.where('calledOffAt', 'is', null)
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(5)
		.execute();
	return [
		...(
			await listEventNames(
				db,
				rows.map((row) => row.id)
			)
		).values()
	];
}
