import type { SearchKind, Counted, Facet, Listing, Wanted } from './wanted.ts';

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
	chosenIn(wanted).every(({ facet, values }) =>
		[...values].every((value) =>
			rows.some((row) => (row[facet] as readonly string[]).includes(value))
		)
	);

/** How many there are, and would be for each value of a facet, given the filters of all the others. */
export function countIn({ rows }: Tally, wanted: Wanted, facets: readonly Facet[]): Listing {
	const chosen = chosenIn(wanted);
	const numbers = facets.map((facet) => ({ facet, values: new Map<string, number>() }));
	let total = 0;
	for (const row of rows) {
		const failed = failedBy(row, chosen);
		if (failed === several) continue;
		if (failed === none) total += row.number;
		for (const { facet, values } of numbers)
			if (failed === none || failed === facet) add(values, row, facet);
	}
	const counts = numbers.map(({ facet, values }) => [facet, mostFirst(values)] as const);
	return { total, isMore: false, counts: Object.fromEntries(counts) };
}

type Chosen = { facet: Facet; values: ReadonlySet<string> };

const chosenIn = (wanted: Wanted): Chosen[] =>
	all.flatMap((facet) => {
		const values = wanted[facet];
		return values?.length ? [{ facet, values: new Set<string>(values) }] : [];
	});

const none = 'none';
const several = 'several';

/** What fails two of the chosen facets counts nowhere. */
function failedBy(row: Tallied, chosen: readonly Chosen[]): Facet | typeof none | typeof several {
	let failed: Facet | typeof none = none;
	for (const { facet, values } of chosen) {
		if (row[facet].some((value) => values.has(value))) continue;
		if (failed !== none) return several;
		failed = facet;
	}
	return failed;
}

function add(values: Map<string, number>, row: Tallied, facet: Facet): void {
	for (const value of row[facet]) values.set(value, (values.get(value) ?? 0) + row.number);
}

function mostFirst(values: ReadonlyMap<string, number>): Counted[] {
	const counted = [...values].map(([value, count]) => ({ value, count }));
	counted.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	return counted.slice(0, mostValues);
}
