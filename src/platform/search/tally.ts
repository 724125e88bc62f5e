import type { SearchKind } from './entry.server.ts';
import type { Counted, Counts, Facet, Wanted } from './wanted.ts';

/** How many subjects are alike in everything that lists are narrowed by. */
export type Tallied = {
	subjectKinds: readonly SearchKind[];
	countries: readonly string[];
	regions: readonly string[];
	kinds: readonly string[];
	sectors: readonly string[];
	labels: readonly string[];
	number: number;
};
export type Tally = { rows: readonly Tallied[] };

const all: readonly Facet[] = [
	'subjectKinds',
	'countries',
	'regions',
	'kinds',
	'sectors',
	'labels'
];
const mostValues = 200;

/** A value that no row has may be one that is not tallied, so that nothing is known of it. */
export const knows = ({ rows }: Tally, wanted: Wanted): boolean =>
	chosenIn(wanted).every((facet) =>
		valuesOf(wanted, facet).every((value) => rows.some((row) => has(row, facet, value)))
	);

/** How many there are, and would be for each value of a facet, given the filters of all the others. */
export function countIn(
	{ rows }: Tally,
	wanted: Wanted,
	facets: readonly Facet[]
): { total: number; counts: Counts } {
	const chosen = chosenIn(wanted);
	const numbers = new Map(facets.map((facet) => [facet, new Map<string, number>()]));
	let total = 0;
	for (const row of rows) {
		const failed = chosen.filter(
			(facet) => !valuesOf(wanted, facet).some((value) => has(row, facet, value))
		);
		if (failed.length === 0) total += row.number;
		const [only] = failed;
		if (only === undefined) for (const [facet, values] of numbers) add(values, row, facet);
		else if (failed.length === 1) add(numbers.get(only), row, only);
	}
	const counts = [...numbers].map(([facet, values]) => [facet, mostFirst(values)] as const);
	return { total, counts: Object.fromEntries(counts) };
}

const chosenIn = (wanted: Wanted): Facet[] => all.filter((facet) => wanted[facet]?.length);
const valuesOf = (wanted: Wanted, facet: Facet): readonly string[] => wanted[facet] ?? [];
const has = (row: Tallied, facet: Facet, value: string): boolean =>
	(row[facet] as readonly string[]).includes(value);

function add(values: Map<string, number> | undefined, row: Tallied, facet: Facet): void {
	for (const value of row[facet]) values?.set(value, (values.get(value) ?? 0) + row.number);
}

function mostFirst(values: ReadonlyMap<string, number>): Counted[] {
	const counted = [...values].map(([value, count]) => ({ value, count }));
	counted.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	return counted.slice(0, mostValues);
}
