import { storedAs } from './kinds.ts';
import type { Facet, StoredFacet } from './wanted.ts';

/** What of an entry lists are narrowed by. */
type Narrowed = {
	subjectKind: string;
	country: string | null;
	region: string | null;
	kinds: readonly string[];
	sectors: readonly string[];
	labels: readonly string[];
};

/**
 * Stands among the words of an entry for a value that it can be narrowed by: one index then finds both,
 * and common values need not be read to the end. No word has an equals sign.
 */
const termOf = (facet: StoredFacet, value: string): string =>
	`'=${facet}:${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** As the last part of a literal for a `tsvector`; they stand as names do, so that the index of names has them. */
export function narrowingTerms(entry: Narrowed): string {
	const { subjectKind, country, region, kinds, sectors, labels } = entry;
	const values: Record<StoredFacet, readonly (string | null)[]> = {
		...{ subjectKinds: [subjectKind], countries: [country], regions: [region] },
		...{ kinds, sectors, labels }
	};
	return (Object.entries(values) as [StoredFacet, readonly (string | null)[]][])
		.flatMap(([facet, some]) => some.flatMap((value) => (value ? termOf(facet, value) : [])))
		.map((term) => `${term}:1A`)
		.join(' ');
}

/** A `tsquery` literal for what has one of these values. */
export const narrowingQuery = (facet: Facet, values: readonly string[]): string =>
	values.map((value) => termOf(storedAs(facet), value)).join(' | ');
