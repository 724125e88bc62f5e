import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { rememberPublic } from '../public-memory.ts';
import { countAtHand } from './at-hand.server.ts';
import { allButOne, byFacet, facetColumns, others, own, valuesIn } from './facet-values.ts';
import type { FacetRow } from './facet-values.ts';
import { byWords, chosen, filtered } from './matching.ts';
import { rank } from './ranked.server.ts';
import { type Counted, type Counts, type Facet, type Listing, type Wanted } from './wanted.ts';

/**
 * How many there would be for each value of a facet, given the filters of all the others. Where more
 * than a thousand match the words, its values are told as of all and without numbers.
 */
export async function countFacets(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Counts> {
	if (facets.length === 0) return {};
	if (!wanted.text?.trim()) return (await countList(db, wanted, facets)).counts;
	const { counts } = await rank(db, wanted, byWords(wanted), { limit: 0, offset: 0 }, facets);
	return withAll(db, wanted, facets, counts);
}

/** What is not counted is told as of all. */
export async function withAll(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[],
	counts: Counts
): Promise<Counts> {
	if (facets.every((facet) => counts[facet])) return counts;
	return orWithoutNumbers(facets, counts, (await countList(db, wanted, facets)).counts);
}

const orWithoutNumbers = (facets: readonly Facet[], counts: Counts, known: Counts): Counts =>
	Object.fromEntries(
		facets.map((facet) => [facet, counts[facet] ?? withoutNumbers(known[facet] ?? [])])
	);

const withoutNumbers = (values: readonly Counted[]): Counted[] =>
	values.map(({ value }) => ({ value, count: null }));

/** Of a list whatever words are asked for; the language asked in makes no difference then. */
export function countList(
	db: Database,
	{ text: _text, locale, ...filters }: Wanted,
	facets: readonly Facet[]
): Promise<Listing> {
	return rememberPublic(`list ${JSON.stringify([filters, facets])}`, async () => {
		const wanted = { ...filters, locale };
		return (await countAtHand(db, wanted, facets)) ?? countAll(db, wanted, facets);
	});
}

async function countAll(db: Database, wanted: Wanted, facets: readonly Facet[]): Promise<Listing> {
	const [total, counts] = await Promise.all([
		countTotal(db, wanted),
		countOneByOne(db, wanted, facets)
	]);
	return { total, isMore: false, counts };
}

async function countTotal(db: Database, wanted: Wanted): Promise<number> {
	const { rows } = await sql<{ total: number }>`select count(*) as total from search_entry
		where ${filtered(wanted, byWords(wanted))}`.execute(db);
	return rows[0]?.total ?? 0;
}

/** One way through all that match, however many facets there are to count. */
async function countOneByOne(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Counts> {
	if (facets.length === 0) return {};
	const filters = chosen(wanted);
	const flexible = own(filters, facets);
	const firm = filters.filter((one) => !flexible.includes(one));
	const wheres = [...firm.map(({ where }) => where), allButOne(flexible)];
	if (!wanted.withDormant) wheres.push(sql`not is_dormant`);
	const read = facetColumns(facets, flexible).map((column) => sql.ref(column));
	const parts = facets.map((facet) => valuesIn(facet, sql`found`, others(flexible, facet)));
	const { rows } = await sql<FacetRow>`
		with found as materialized (
			select ${sql.join(read)} from search_entry where ${sql.join(wheres, sql` and `)}
		) ${sql.join(parts, sql` union all `)}`.execute(db);
	return byFacet(rows, facets);
}
