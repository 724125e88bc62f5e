/** Seats shared by some participant types, or by everybody where `typeIds` is null. */
export type Capacity = { id: string; seats: number; typeIds: ReadonlySet<string> | null };

/** The participant type of each of a party; null where the event has none. */
export type Party = { id: string; types: readonly (string | null)[] };

export type Free = ReadonlyMap<string, number>;

/** What is left of each capacity when so many of each type have a seat. */
export function freeSeats(
	capacities: readonly Capacity[],
	seated: readonly { type: string | null; count: number }[]
): Map<string, number> {
	return new Map(
		capacities.map((capacity) => {
			const taken = seated
				.filter(({ type }) => counts(capacity, type))
				.reduce((sum, { count }) => sum + count, 0);
			return [capacity.id, capacity.seats - taken];
		})
	);
}

/** Of which capacities a party needs how many. */
export const capacitiesOf = (
	{ types }: Pick<Party, 'types'>,
	capacities: readonly Capacity[]
): { capacity: Capacity; count: number }[] =>
	capacities
		.map((capacity) => ({
			capacity,
			count: types.filter((type) => counts(capacity, type)).length
		}))
		.filter(({ count }) => count > 0);

/** Which capacities a party would overfill; none means that all of it fits. */
export const shortOf = (
	party: Pick<Party, 'types'>,
	capacities: readonly Capacity[],
	free: Free
): Capacity[] =>
	capacitiesOf(party, capacities)
		.filter(({ capacity, count }) => count > (free.get(capacity.id) ?? 0))
		.map(({ capacity }) => capacity);

/**
 * The parties that can be offered seats, in order of arrival. A party is only offered when all of it
 * fits. One that does not fit holds the seats it is short of: they gather for it, and no smaller party
 * behind passes it; a party behind that needs none of those seats is offered its own.
 */
export function partiesToOffer(
	waiting: readonly Party[],
	capacities: readonly Capacity[],
	free: Free
): string[] {
	const left = new Map(free);
	const held = new Set<string>();
	return waiting.flatMap((party) => {
		const short = shortOf(party, capacities, left);
		const needed = capacitiesOf(party, capacities);
		if (short.length > 0 || needed.some(({ capacity }) => held.has(capacity.id))) {
			for (const { id } of short) held.add(id);
			return [];
		}
		for (const { capacity, count } of needed)
			left.set(capacity.id, (left.get(capacity.id) ?? 0) - count);
		return [party.id];
	});
}

const counts = ({ typeIds }: Capacity, type: string | null): boolean =>
	typeIds === null || (type !== null && typeIds.has(type));
