import { house } from '#platform/actor.ts';
import { after, hours } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { lockEvent } from './event-lock.server.ts';
import type { Occasion } from './occasion.ts';
import { findHost, type Host } from './registration-host.server.ts';
import { moveRegistrations } from './registration-move.server.ts';
import { listCapacities, listFreeSeats } from './seats.server.ts';
import { partiesToOffer, type Capacity, type Free, type Party } from './seats.ts';

/** So many of the queue are looked at, from its front. */
const front = 500;

/**
 * Offers what is free to those in front of the queue, until a deadline; returns how many seats. Whoever
 * calls it has freed seats, or made new ones, and holds the event.
 */
export async function offerFreeSeats(
	tx: Transaction,
	eventId: string,
	occasion: Occasion
): Promise<number> {
	const { now } = occasion;
	const host = await findHost(tx, eventId);
	if (!host || host.calledOffAt || now >= host.startsAt) return 0;
	const capacities = await listCapacities(tx, host);
	const free = await listFreeSeats(tx, eventId, capacities);
	const waiting = await listFront(tx, host, capacities, free);
	const offered = partiesToOffer(waiting, capacities, free);
	const ids = waiting.filter(({ id }) => offered.includes(id)).flatMap((party) => party.ids);
	const deadline = after(now, hours(host.offerHours));
	const offeredUntil = deadline < host.startsAt ? deadline : host.startsAt;
	await moveRegistrations(tx, house, { eventId, ids, to: 'offered', offeredUntil }, occasion);
	return ids.length;
}

type Waiting = Party & { ids: string[] };

async function listFront(
	tx: Transaction,
	{ id: eventId }: Host,
	capacities: readonly Capacity[],
	free: Free
): Promise<Waiting[]> {
	const full = capacities.filter(({ id }) => (free.get(id) ?? 0) <= 0);
	if (full.some(({ typeIds }) => typeIds === null)) return [];
	const types = full.flatMap(({ typeIds }) => [...(typeIds ?? [])]);
	let query = tx
		.selectFrom('registration')
		.select(['id', 'partyId', 'partySize', 'participantTypeId as type'])
		.where('eventId', '=', eventId)
		.where('state', '=', 'waiting');
	if (types.length > 0)
		query = query.where((or) =>
			or.or([or('participantTypeId', 'is', null), or('participantTypeId', 'not in', types)])
		);
	const rows = await query.orderBy('arrival').limit(front).execute();
	return (
		[...Map.groupBy(rows, ({ partyId }) => partyId)]
			// Of a party not seen whole some need seats of which there are none.
			.filter(([, party]) => party.length >= (party[0]?.partySize ?? 1))
			.map(([id, party]) => ({
				id,
				types: party.map(({ type }) => type),
				ids: party.map((one) => one.id)
			}))
	);
}

/** Offers let pass go to the next in line. Runs every minute. */
export async function expireOffers(db: Database, occasion: Occasion): Promise<number> {
	const { now } = occasion;
	const events = await db
		.selectFrom('registration')
		.select('eventId')
		.distinct()
		.where('state', '=', 'offered')
		.where('offeredUntil', '<=', now)
		.execute();
	let expired = 0;
	for (const { eventId } of events)
		expired += await db.transaction().execute(async (tx) => {
			await lockEvent(tx, eventId);
			const rows = await tx
				.selectFrom('registration')
				.select('id')
				.where('eventId', '=', eventId)
				.where('state', '=', 'offered')
				.where('offeredUntil', '<=', now)
				.execute();
			const ids = rows.map(({ id }) => id);
			await moveRegistrations(tx, house, { eventId, ids, to: 'expired' }, occasion);
			await offerFreeSeats(tx, eventId, occasion);
			return ids.length;
		});
	return expired;
}
