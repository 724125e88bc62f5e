import { isOf, storedAs } from '../kinds.ts';
import type { Counted, Counts, Facet, SearchKind, StoredFacet } from '../wanted.ts';

/** A subject as it is kept at hand. */
export type Subject = {
	subjectKind: SearchKind;
	subjectId: string;
	country: string | null;
	region: string | null;
	kinds: readonly string[];
	/** Without those that are too fine to be told with a list. */
	sectors: readonly string[];
	labels: readonly string[];
	isDormant: boolean;
	/** A `tsvector` as PostgreSQL writes it out. */
	words: string;
};

export const nameOf = ({ subjectKind, subjectId }: Pick<Subject, 'subjectKind' | 'subjectId'>) =>
	`${subjectKind} ${subjectId}`;

const valuesOf: Record<StoredFacet, (subject: Subject) => readonly (string | null)[]> = {
	subjectKinds: (it) => [it.subjectKind],
	countries: (it) => [it.country],
	regions: (it) => [it.region],
	kinds: (it) => it.kinds,
	sectors: (it) => it.sectors,
	labels: (it) => it.labels
};
const columns = Object.keys(valuesOf) as StoredFacet[];

export type Filter = { facet: Facet; values: readonly string[] };

/** One number for each list of values that there is, for what has it one after the other. */
class Lists {
	private known = new Map<string, number>();
	readonly lists: (readonly string[])[] = [];
	readonly codes: number[] = [];

	codeOf(values: readonly (string | null)[]): number {
		const list = values.filter((value) => value !== null);
		const key = list.join('\u001f');
		const known = this.known.get(key);
		if (known !== undefined) return known;
		this.known.set(key, this.lists.push(list) - 1);
		return this.lists.length - 1;
	}
}

/** Whoever is gone is like nobody. */
const nobody = 0;

/**
 * Who can be found, by number, and what lists of them are narrowed by: many subjects are alike in all of
 * that, so that it is looked at once for all of them. What changes gets a new number.
 */
export class Subjects {
	private numbers = new Map<string, number>();
	private names: string[] = [];
	/** What subjects are alike in, column by column; nobody's first. */
	private columns = Object.fromEntries(columns.map((column) => [column, new Lists()])) as Record<
		StoredFacet,
		Lists
	>;
	private isDormant: boolean[] = [];
	private known = new Map<string, number>();
	/** For each subject the number of its likeness; the first is nobody's. */
	alike = new Uint32Array(1024);
	/** How many there are of each likeness. */
	private perLikeness = [0];

	get length(): number {
		return this.names.length;
	}

	/** How many numbers nobody has any more. */
	get gone(): number {
		return this.names.length - this.numbers.size;
	}

	nameAt = (number: number): string => this.names[number] ?? '';

	put(subject: Subject): number {
		const name = nameOf(subject);
		this.remove(name);
		const number = this.names.push(name) - 1;
		this.numbers.set(name, number);
		if (number >= this.alike.length) this.widen();
		const likeness = this.likenessOf(subject);
		this.alike[number] = likeness;
		this.perLikeness[likeness] = (this.perLikeness[likeness] ?? 0) + 1;
		return number;
	}

	remove(name: string): void {
		const number = this.numbers.get(name);
		if (number === undefined) return;
		const likeness = this.alike[number] as number;
		this.perLikeness[likeness] = (this.perLikeness[likeness] as number) - 1;
		this.alike[number] = nobody;
		this.numbers.delete(name);
	}

	private widen(): void {
		const wider = new Uint32Array(this.alike.length * 2);
		wider.set(this.alike);
		this.alike = wider;
	}

	private likenessOf(subject: Subject): number {
		const codes = columns.map((column) => this.columns[column].codeOf(valuesOf[column](subject)));
		const key = `${subject.isDormant} ${codes.join(' ')}`;
		const known = this.known.get(key);
		if (known !== undefined) return known;
		columns.forEach((column, at) => this.columns[column].codes.push(codes[at] ?? 0));
		this.known.set(key, this.isDormant.push(subject.isDormant));
		return this.isDormant.length;
	}

	/** How many there are of each likeness. */
	allNumbers(): Uint32Array {
		return Uint32Array.from(this.perLikeness);
	}

	/** The same of some, to be filled in. */
	newNumbers(): Uint32Array {
		return new Uint32Array(this.isDormant.length + 1);
	}

	/**
	 * Of so many of each likeness: which likenesses pass all filters, how many subjects do, and how many
	 * have each value of the facets, where a facet's own filter does not count.
	 */
	narrow(
		numbers: Uint32Array,
		filters: readonly Filter[],
		{ facets, withDormant }: { facets: readonly Facet[]; withDormant: boolean }
	): { passing: Uint8Array; total: number; counts: Counts } {
		const passing = new Uint8Array(numbers.length);
		const narrowings = filters.map((filter) => this.narrowing(filter));
		const tallies = facets.map((facet) => this.tallying(facet, filters));
		let total = 0;
		for (let at = 1; at < numbers.length; at++) {
			const number = numbers[at] as number;
			if (number === 0 || (this.isDormant[at - 1] && !withDormant)) continue;
			const failed = failedBy(narrowings, at - 1);
			if (failed === several) continue;
			if (failed === none) {
				passing[at] = 1;
				total += number;
			}
			for (const { own, codes, sums } of tallies)
				if (failed === none || failed === own) {
					const code = codes[at - 1] as number;
					sums[code] = (sums[code] as number) + number;
				}
		}
		const counts = tallies.map((one) => [one.facet, mostFirst(one)]);
		return { passing, total, counts: Object.fromEntries(counts) };
	}

	private narrowing({ facet, values }: Filter): Narrowing {
		const { lists, codes } = this.columns[storedAs(facet)];
		const passes = (list: readonly string[]) => list.some((value) => values.includes(value));
		return { codes, passing: Uint8Array.from(lists, (list) => Number(passes(list))) };
	}

	private tallying(facet: Facet, filters: readonly Filter[]): Tallying {
		const { lists, codes } = this.columns[storedAs(facet)];
		const own = filters.findIndex((filter) => filter.facet === facet);
		return { facet, own, codes, lists, sums: new Uint32Array(lists.length) };
	}

	/** Whether every value that is asked for stands in some list; of others nothing is known here. */
	knows(filters: readonly Filter[]): boolean {
		return filters.every(({ facet, values }) => {
			const { lists } = this.columns[storedAs(facet)];
			return values.every((value) => lists.some((list) => list.includes(value)));
		});
	}
}

/** Which lists of values pass a filter. */
type Narrowing = { codes: readonly number[]; passing: Uint8Array };
/** How many have each list of values; `own`: the facet's own filter. */
type Tallying = {
	facet: Facet;
	own: number;
	codes: readonly number[];
	lists: readonly (readonly string[])[];
	sums: Uint32Array;
};

const none = -1;
const several = -2;

/** Which of the filters a likeness fails; what fails two of them counts nowhere. */
function failedBy(narrowings: readonly Narrowing[], likeness: number): number {
	let failed = none;
	for (let at = 0; at < narrowings.length; at++) {
		const { passing, codes } = narrowings[at] as Narrowing;
		if (passing[codes[likeness] as number] === 1) continue;
		if (failed !== none) return several;
		failed = at;
	}
	return failed;
}

const mostValues = 200;

function mostFirst({ facet, lists, sums }: Tallying): Counted[] {
	const counts = new Map<string, number>();
	sums.forEach((sum, code) => {
		if (sum === 0) return;
		for (const value of lists[code] ?? [])
			if (isOf(facet, value)) counts.set(value, (counts.get(value) ?? 0) + sum);
	});
	const counted = [...counts].map(([value, count]) => ({ value, count }));
	counted.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
	return counted.slice(0, mostValues);
}
