import type { Transaction } from '#platform/database/database.ts';
import { lockEvent } from './event-lock.server.ts';
import { findHeld, listCapacities, listFreeSeats } from './seats.server.ts';
import { capacitiesOf, shortOf, type Capacity, type Party } from './seats.ts';

type Given = 'confirmed' | 'waiting';
type Types = Party['types'];

/**
 * Seats for each party in turn, or a place in the queue. When there is nothing left for any of them
 * the event is not even held: who comes when all is taken need not wait for those before.
 */
export async function seatsFor(
	tx: Transaction,
	event: { id: string; seats: number | null },
	parties: readonly Types[],
	order?: 'past the queue'
): Promise<Given[]> {
	const ask = async (seats: number | null) => {
		const capacities = await listCapacities(tx, { id: event.id, seats });
		return capacities.length === 0
			? parties.map(() => 'confirmed' as const)
			: giveSeats(tx, event.id, { parties, capacities, order });
	};
	const asked = await ask(event.seats);
	if (parties.length === 0 || asked.every((given) => given === 'waiting')) return asked;
	const held = await lockEvent(tx, event.id);
	return ask(held?.seats ?? null);
}

type Asking = {
	parties: readonly Types[];
	capacities: readonly Capacity[];
	order: 'past the queue' | undefined;
};

async function giveSeats(
	tx: Transaction,
	eventId: string,
	{ parties, capacities, order }: Asking
): Promise<Given[]> {
	const free = await listFreeSeats(tx, eventId, capacities);
	if (parties.every((types) => shortOf({ types }, capacities, free).length > 0))
		return parties.map(() => 'waiting');
	const held = order ? new Set<string>() : await findHeld(tx, eventId, { capacities, free });
	return parties.map((types) => {
		const short = shortOf({ types }, capacities, free);
		const needed = capacitiesOf({ types }, capacities);
		if (short.length > 0 || needed.some(({ capacity }) => held.has(capacity.id))) {
			for (const { id } of short) held.add(id);
			return 'waiting';
		}
		for (const { capacity, count } of needed)
			free.set(capacity.id, (free.get(capacity.id) ?? 0) - count);
		return 'confirmed';
	});
}
