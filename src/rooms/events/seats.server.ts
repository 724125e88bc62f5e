import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import { freeSeats, shortOf, type Capacity, type Party } from './seats.ts';

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
 * Whether a newcomer gets seats at once: all fit, and none of what they need is gathering for a larger
 * party in front. Only larger parties can wait while something is free, so only they are looked at.
 */
export async function hasSeatsFor(
	db: Database,
	eventId: string,
	{
		types,
		capacities,
		order
	}: {
		types: Party['types'];
		capacities: readonly Capacity[];
		order?: 'past the queue' | undefined;
	}
): Promise<boolean> {
	const free = await listFreeSeats(db, eventId, capacities);
	if (shortOf({ types }, capacities, free).length > 0) return false;
	if (order === 'past the queue') return true;
	const needed = capacities.filter((one) =>
		types.some((type) => one.typeIds === null || (type !== null && one.typeIds.has(type)))
	);
	const least = Math.min(...needed.map(({ id }) => free.get(id) ?? 0));
	if (needed.length === 0) return true;
	const larger = await listLargerParties(db, eventId, least);
	const held = new Set(larger.flatMap((one) => shortOf(one, needed, free).map(({ id }) => id)));
	return held.size === 0;
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
