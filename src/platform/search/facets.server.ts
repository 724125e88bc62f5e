import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import { rememberPublic } from '../public-memory.ts';
import { byWords, chosen, columns } from './matching.ts';
import { mostCounted, type Counted, type Counts, type Facet, type Wanted } from './wanted.ts';

/**
 * How many there would be for each value of a facet, given the filters of all the others. Where more
 * than a thousand match the words, its values are told as of all and without numbers.
 */
export function countFacets(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Counts> {
	// Without words the language asked in makes no difference.
	const { locale, text, ...filters } = wanted;
	const words = text?.trim() ? { locale, text } : null;
	return rememberPublic(`facets ${JSON.stringify([words, filters, facets])}`, async () => {
		if (facets.length === 0) return {};
		return words ? countForWords(db, wanted, facets) : countAll(db, wanted, facets);
	});
}

type Row = { facet: Facet; value: string; count: number; isCut?: boolean };

async function countForWords(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Counts> {
	const filters = chosen(wanted);
	const all = filters.map(({ where }) => where);
	const sets = [
		set('narrowed', wanted, all, facets),
		...own(filters, facets).map(({ facet }) => set(facet, wanted, others(filters, facet), [facet]))
	];
	const parts = facets.map((facet) => {
		const from = filters.some((one) => one.facet === facet) ? facet : 'narrowed';
		return valuesIn(
			facet,
			sql.ref(from),
			sql`(select count(*) > ${mostCounted} from ${sql.ref(from)})`
		);
	});
	const { rows } = await sql<Row>`with ${sql.join(sets)}
		${sql.join(parts, sql` union all `)}`.execute(db);
	if (!rows.some(({ isCut }) => isCut)) return byFacet(rows, facets);
	const known = await countFacets(db, { ...wanted, text: '' }, facets);
	return Object.fromEntries(
		facets.map((facet) => [facet, ofOne(rows, facet) ?? withoutNumbers(known[facet] ?? [])])
	);
}

type Filters = ReturnType<typeof chosen>;

const own = (filters: Filters, facets: readonly Facet[]) =>
	filters.filter(({ facet }) => facets.includes(facet));

const others = (filters: Filters, facet: Facet) =>
	filters.filter((one) => one.facet !== facet).map(({ where }) => where);

/** The first that match, as far as they are counted; planned as for all, read only so far. */
function set(
	name: string,
	wanted: Wanted,
	filters: readonly RawBuilder<SqlBool>[],
	facets: readonly Facet[]
) {
	const wheres = [byWords(wanted).where, ...filters];
	if (!wanted.withDormant) wheres.push(sql<SqlBool>`not is_dormant`);
	const asked = sql.join(facets.map((facet) => sql.ref(columns[facet].column)));
	return sql`${sql.ref(`${name}_all`)} as materialized (
			select ${asked} from search_entry where ${sql.join(wheres, sql` and `)}),
		${sql.ref(name)} as materialized (
			select * from ${sql.ref(`${name}_all`)} limit ${mostCounted + 1})`;
}

/** Undefined for a facet that was cut off. */
function ofOne(rows: readonly Row[], facet: Facet): Counted[] | undefined {
	const own = rows.filter((row) => row.facet === facet);
	if (own.some(({ isCut }) => isCut)) return undefined;
	return own.map(({ value, count }) => ({ value, count }));
}

const withoutNumbers = (values: readonly Counted[]): Counted[] =>
	values.map(({ value }) => ({ value, count: null }));

/** One way through all that match, however many facets there are to count. */
async function countAll(db: Database, wanted: Wanted, facets: readonly Facet[]): Promise<Counts> {
	const filters = chosen(wanted);
	const flexible = own(filters, facets);
	const firm = filters.filter(({ facet }) => !facets.includes(facet));
	const wheres = [...firm.map(({ where }) => where), allButOne(flexible)];
	if (!wanted.withDormant) wheres.push(sql<SqlBool>`not is_dormant`);
	const parts = facets.map((facet) =>
		valuesIn(facet, sql`found`, sql`false`, others(flexible, facet))
	);
	const { rows } = await sql<Row>`
		with found as materialized (
			select ${sql.join(facets.map((facet) => sql.ref(columns[facet].column)))}
			from search_entry where ${sql.join(wheres, sql` and `)}
		) ${sql.join(parts, sql` union all `)}`.execute(db);
	return byFacet(rows, facets);
}

/** What fails two of the chosen facets counts nowhere. */
function allButOne(filters: Filters): RawBuilder<SqlBool> {
	const pairs = filters.flatMap((one, place) =>
		filters.slice(place + 1).map((other) => sql<SqlBool>`(${one.where} or ${other.where})`)
	);
	return pairs.length > 0 ? sql.join(pairs, sql` and `) : sql<SqlBool>`true`;
}

function valuesIn(
	facet: Facet,
	from: RawBuilder<unknown>,
	isCut: RawBuilder<unknown>,
	wheres: readonly RawBuilder<SqlBool>[] = []
) {
	const { column, isList } = columns[facet];
	const value = isList ? sql`unnest(${sql.ref(column)})` : sql.ref(column);
	return sql`(
		select ${facet}::text as facet, value, count(*) as count, ${isCut} as is_cut
		from (select ${value} as value from ${from}
			where ${wheres.length > 0 ? sql.join(wheres, sql` and `) : sql`true`}) as listed
		where value is not null
		group by value order by count desc, value limit 200)`;
}

const byFacet = (rows: readonly Row[], facets: readonly Facet[]): Counts =>
	Object.fromEntries(facets.map((facet) => [facet, ofOne(rows, facet) ?? []]));
