import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { digestOf } from '#rooms/people/token.server.ts';
import { currentStates } from './registration.ts';

/** The registration a personal link opens. */
export async function findByToken(db: Database, eventId: string, token: string) {
	return db
		.selectFrom('registration')
		.selectAll()
		.where('tokenDigest', '=', digestOf(token))
		.where('eventId', '=', eventId)
		.executeTakeFirst();
}

export type RegistrationRecord = NonNullable<Awaited<ReturnType<typeof findByToken>>>;

/** How many parties are before this one in the queue, and itself: 1 is the next. */
export async function placeInQueue(
	db: Database,
	{ eventId, partyId }: { eventId: string; partyId: string }
): Promise<number> {
	const { rows } = await sql<{ ahead: number }>`
		select count(distinct party_id)::int as ahead from registration
		where event_id = ${eventId} and state = 'waiting' and arrival < (
			select min(arrival) from registration where party_id = ${partyId} and state = 'waiting')
			and party_id <> ${partyId}`.execute(db);
	return (rows[0]?.ahead ?? 0) + 1;
}

/** Those who came together and are still there. */
export async function listParty(db: Database, partyId: string) {
	return db
		.selectFrom('registration')
		.select(['id', 'name', 'email', 'state'])
		.where('partyId', '=', partyId)
		.where('state', 'in', currentStates)
		.orderBy('arrival')
		.execute();
}

/** How many are in which state, and in which type. */
export async function countStates(db: Database, eventId: string) {
	return db
		.selectFrom('registration')
		.select(['state', 'participantTypeId'])
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('eventId', '=', eventId)
		.groupBy(['state', 'participantTypeId'])
		.execute();
}
