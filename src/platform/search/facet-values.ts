import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { allApart, apartIn, storedAs } from './kinds.ts';
import { columns, type Filter } from './matching.ts';
import type { Counts, Facet } from './wanted.ts';

export type FacetRow = { facet: Facet; value: string; count: number };
export type Filters = Filter[];

/** The values of a facet, those of most first. */
export function valuesIn(
	facet: Facet,
	table: RawBuilder<unknown>,
	wheres: readonly RawBuilder<SqlBool>[] = []
) {
	const { counted, isList } = columns[facet];
	const value = isList ? sql`unnest(${sql.ref(counted)})` : sql.ref(counted);
	return sql`(
		select ${facet}::text as facet, value, count(*) as count
		from (select ${value} as value from ${table}
			where ${wheres.length > 0 ? sql.join(wheres, sql` and `) : sql`true`}) as listed
		where ${isCounted(facet)}
		group by value order by count desc, value limit 200)`;
}

/** Of the kinds, those that this facet tells. */
function isCounted(facet: Facet): RawBuilder<SqlBool> {
	const values = apartIn(facet);
	if (values) return sql`value = any(${values}::text[])`;
	return storedAs(facet) === 'kinds'
		? sql`value <> all(${allApart}::text[])`
		: sql`value is not null`;
}

/** The columns that are counted, and those that tell which are. */
export function facetColumns(facets: readonly Facet[], filters: Filters): string[] {
	const counted = facets.map((facet) => columns[facet].counted);
	return [...new Set([...counted, ...filters.map(({ facet }) => columns[facet].column)])];
}

/** The chosen filters that are facets asked for: each counts as if it had not been chosen. */
export const own = (filters: Filters, facets: readonly Facet[]): Filters =>
	filters.filter(({ facet }) => facets.includes(facet));

export const others = (filters: Filters, ...facets: Facet[]) =>
	filters.filter(({ facet }) => !facets.includes(facet)).map(({ where }) => where);

/** What fails two of the chosen facets counts nowhere. */
export function allButOne(filters: Filters): RawBuilder<SqlBool> {
	const pairs = filters.flatMap((one, place) =>
		filters.slice(place + 1).map((other) => one.or(other))
	);
	return pairs.length > 0 ? sql.join(pairs, sql` and `) : sql<SqlBool>`true`;
}

export const byFacet = (rows: readonly FacetRow[], facets: readonly Facet[]): Counts =>
	Object.fromEntries(
		facets.map((facet) => [
			facet,
			rows
				.filter((row) => row.facet === facet)
				.map(({ value, count }) => ({ value, count: Number(count) }))
		])
	);
