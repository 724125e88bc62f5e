import { isOf, storedAs } from './kinds.ts';
import type { Counted, Facet, Listing, StoredFacet, Wanted } from './wanted.ts';

/** So many subjects that are alike in everything that lists are narrowed by; the values of each facet in one text. */
export type Tallied = Record<StoredFacet, string> & { number: number };

/** The values of a facet for each row of the tally: most rows have the same few lists of them. */
type Column = { lists: readonly (readonly string[])[]; codes: Uint32Array };
export type Tally = { numbers: Uint32Array; columns: Record<Facet, Column> };

/** Stands between the values of a facet; no value has it. */
export const between = '\u001f';
const mostValues = 200;

export const tallyOf = (rows: readonly Tallied[]): Tally => ({
	numbers: Uint32Array.from(rows, ({ number }) => number),
	columns: {
		subjectKinds: columnOf(rows, 'subjectKinds'),
		countries: columnOf(rows, 'countries'),
		regions: columnOf(rows, 'regions'),
		kinds: columnOf(rows, 'kinds'),
		directions: columnOf(rows, 'directions'),
		sizes: columnOf(rows, 'sizes'),
		sectors: columnOf(rows, 'sectors'),
		labels: columnOf(rows, 'labels')
	}
});

function columnOf(rows: readonly Tallied[], facet: Facet): Column {
	const known = new Map<string, number>();
	const codes = Uint32Array.from(rows, (row) => {
		const text = row[storedAs(facet)];
		const code = known.get(text) ?? known.size;
		known.set(text, code);
		return code;
	});
	const valuesIn = (text: string) => (text ? text.split(between) : []);
	const lists = [...known.keys()].map((text) => valuesIn(text).filter((one) => isOf(facet, one)));
	return { lists, codes };
}

/** A value that no row has may be one that is not tallied, so that nothing is known of it. */
export const knows = ({ columns }: Tally, wanted: Wanted): boolean =>
	facetsOf(columns).every((facet) =>
		(wanted[facet] ?? []).every((value) =>
			columns[facet].lists.some((list) => list.includes(value))
		)
	);

/** How many there are, and would be for each value of a facet, given the filters of all the others. */
export function countIn(
	{ numbers, columns }: Tally,
	wanted: Wanted,
	facets: readonly Facet[]
): Listing {
	const chosen = chosenIn(columns, wanted);
	const counted = facets.map((facet) => {
		const { lists, codes } = columns[facet];
		const own = chosen.findIndex((one) => one.facet === facet);
		return { own, lists, codes, sums: new Float64Array(lists.length) };
	});
	let total = 0;
	numbers.forEach((number, row) => {
		const failed = failedBy(chosen, row);
		if (failed === several) return;
		if (failed === none) total += number;
		for (const { own, codes, sums } of counted)
			if (failed === none || failed === own) add(sums, codes[row] ?? 0, number);
	});
	const counts = counted.map(({ lists, sums }, at) => [facets[at], mostFirst(lists, sums)]);
	return { total, isMore: false, counts: Object.fromEntries(counts) };
}

type Columns = Tally['columns'];
/** A facet by which the list is narrowed, and which of its lists of values pass. */
type Chosen = { facet: Facet; codes: Uint32Array; passing: Uint8Array };

const facetsOf = (columns: Columns) => Object.keys(columns) as Facet[];

const chosenIn = (columns: Columns, wanted: Wanted): Chosen[] =>
	facetsOf(columns).flatMap((facet) => {
		const values = new Set<string>(wanted[facet]);
		if (values.size === 0) return [];
		const { lists, codes } = columns[facet];
		const passing = Uint8Array.from(lists, (list) => Number(list.some((one) => values.has(one))));
		return [{ facet, codes, passing }];
	});

const none = -1;
const several = -2;

/** Which of the chosen facets a row fails. What fails two of them counts nowhere. */
function failedBy(chosen: readonly Chosen[], row: number): number {
	let failed = none;
	for (const [at, { codes, passing }] of chosen.entries()) {
		if (passing[codes[row] ?? 0]) continue;
		if (failed !== none) return several;
		failed = at;
	}
	return failed;
}

function add(sums: Float64Array, code: number, number: number): void {
	sums[code] = (sums[code] ?? 0) + number;
}

function mostFirst(lists: Column['lists'], sums: Float64Array): Counted[] {
	const counts = new Map<string, number>();
	sums.forEach((sum, code) => {
		if (sum > 0)
			for (const value of lists[code] ?? []) counts.set(value, (counts.get(value) ?? 0) + sum);
	});
	const counted = [...counts].map(([value, count]) => ({ value, count }));
	counted.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	return counted.slice(0, mostValues);
}
