import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { freeSeats, shortOf, type Capacity, type Free, type Party } from './seats.ts';

/** Of the whole event, named so beside the quotas. */
const whole = 'event';

/** Every limit there is on the seats of an event; none where there are none. */
export async function listCapacities(
	db: Database,
	{ id, seats }: { id: string; seats: number | null }
): Promise<Capacity[]> {
	const { rows } = await sql<{ id: string; seats: number; types: string[] }>`
		${prepared('event_quotas')} select q.id, q.seats, array_agg(t.participant_type_id) as types
		from event_quota q join event_quota_type t on t.quota_id = q.id
		where q.event_id = ${id} group by q.id order by q.id`.execute(db);
	const quotas = rows.map(({ types, ...quota }) => ({ ...quota, typeIds: new Set(types) }));
	return seats === null ? quotas : [{ id: whole, seats, typeIds: null }, ...quotas];
}

/** What is free of each; as many rows are read as there are seats. */
export async function listFreeSeats(
	db: Database,
	eventId: string,
	capacities: readonly Capacity[]
): Promise<Map<string, number>> {
	if (capacities.length === 0) return new Map();
	const { rows } = await sql<{ type: string | null; count: number }>`
		${prepared('event_seated')} select participant_type_id as type, count(*)::int as count
		from registration where event_id = ${eventId} and state in ('confirmed', 'offered')
		group by participant_type_id`.execute(db);
	return freeSeats(capacities, rows);
}

/**
 * The capacities that gather for a larger party in front. Only larger parties can wait while something
 * is free, so only they are looked at.
 */
export async function findHeld(
	db: Database,
	eventId: string,
	{ capacities, free }: { capacities: readonly Capacity[]; free: Free }
): Promise<Set<string>> {
	const open = [...free.values()].filter((count) => count > 0);
	const larger = await listLargerParties(db, eventId, Math.min(...open));
	return new Set(larger.flatMap((party) => shortOf(party, capacities, free).map(({ id }) => id)));
}

const mostLargerParties = 500;

async function listLargerParties(db: Database, eventId: string, than: number): Promise<Party[]> {
	const { rows } = await sql<Party>`
		${prepared('event_larger_parties')} select party_id as id, array_agg(participant_type_id) as types
		from (select party_id, participant_type_id from registration
			where event_id = ${eventId} and state = 'waiting' and party_size > 1 and party_size > ${than}
			order by party_size desc limit ${mostLargerParties}) as larger
		group by party_id`.execute(db);
	return rows;
}
