import type { Concept } from './concepts.ts';

/** A concept that may be wanted as well, and how near it is: 1 is next door. */
export type Near = { concept: string; nearness: number };

/** Larger families say little of each other: not every garment is near every other. */
const largestFamily = 12;
const nearest = { related: 1, broader: 0.9, ofBroader: 0.5, sibling: 0.5 };

/**
 * What may be wanted by who asks for a concept, the nearest first: what the trade names beside it, what
 * it is a kind of, others of that kind. What is a kind of it is no neighbour: it is meant too.
 */
export function listNeighbours(known: readonly Concept[]): (concept: string) => readonly Near[] {
	const broader = new Map(known.map((one) => [one.id, one.broader]));
	const related = tiesOf(known);
	const families = Map.groupBy(
		known.flatMap(({ id, broader }) => broader.map((family) => ({ id, family }))),
		({ family }) => family
	);
	const siblingsIn = (family: string): string[] => {
		const all = families.get(family) ?? [];
		return all.length > largestFamily ? [] : all.map(({ id }) => id);
	};
	return (concept) => {
		const beside = related.get(concept) ?? [];
		const above = broader.get(concept) ?? [];
		const tied = (all: readonly string[]) => all.flatMap((one) => related.get(one) ?? []);
		const narrower = (families.get(concept) ?? []).map(({ id }) => id);
		return nearestFirst([concept, ...narrower], {
			related: beside,
			broader: above,
			ofBroader: tied(above),
			sibling: above.flatMap(siblingsIn)
		});
	};
}

/** A tie told on one side holds on both. */
function tiesOf(known: readonly Concept[]): Map<string, string[]> {
	const ties = new Map<string, string[]>(known.map(({ id, related }) => [id, [...related]]));
	for (const { id, related } of known)
		for (const other of related) {
			const back = ties.get(other);
			if (back && !back.includes(id)) back.push(id);
		}
	return ties;
}

function nearestFirst(
	meant: readonly string[],
	rings: Record<keyof typeof nearest, readonly string[]>
): Near[] {
	const found = new Map<string, number>();
	for (const ring of Object.keys(nearest) as (keyof typeof nearest)[])
		for (const concept of rings[ring])
			if (!meant.includes(concept) && !((found.get(concept) ?? 0) >= nearest[ring]))
				found.set(concept, nearest[ring]);
	return [...found]
		.map(([concept, nearness]) => ({ concept, nearness }))
		.sort((one, other) => other.nearness - one.nearness);
}
