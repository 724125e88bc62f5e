import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Locale } from '../locale.ts';
import { rememberPublic } from '../public-memory.ts';
import type { SearchKind } from './entry.server.ts';
import { fold } from './fold.ts';
import { toQuery } from './query.ts';

export type Wanted = {
	text?: string;
	locale: Locale;
	subjectKinds?: readonly SearchKind[];
	countries?: readonly string[];
	regions?: readonly string[];
	kinds?: readonly string[];
	sectors?: readonly string[];
	labels?: readonly string[];
	withDormant?: boolean;
	isTyping?: boolean;
};

export type Order = 'relevance' | 'name' | '-name' | '-changed';

export type Hit = {
	subjectKind: SearchKind;
	subjectId: string;
	titles: Partial<Record<Locale, string>>;
	originalLocale: Locale;
	summaries: Partial<Record<Locale, string>>;
	path: string;
	country: string | null;
	region: string | null;
	kinds: string[];
	sectors: string[];
	labels: string[];
	latitude: number | null;
	longitude: number | null;
	isDormant: boolean;
	changedAt: Date;
};

export type Facet = 'subjectKinds' | 'countries' | 'regions' | 'kinds' | 'sectors' | 'labels';
export type Counts = Record<Facet, { value: string; count: number }[]>;
export type Found = { hits: Hit[]; total: number; isByLikeness: boolean };

/** The likeness of a mistyped name that is still taken for it. */
const likeEnough = 0.45;

export async function searchEntries(
	db: Database,
	wanted: Wanted,
	{
		limit = 20,
		offset = 0,
		order = 'relevance'
	}: { limit?: number; offset?: number; order?: Order } = {}
): Promise<Found> {
	const exact = await find(db, wanted, byWords(wanted), { limit, offset, order });
	if (exact.total > 0 || !wanted.text?.trim()) return { ...exact, isByLikeness: false };
	const alike = await db.transaction().execute(async (tx) => {
		await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(likeEnough)}, true)`.execute(
			tx
		);
		return find(tx, wanted, byLikeness(wanted.text ?? ''), { limit, offset, order });
	});
	return { ...alike, isByLikeness: alike.total > 0 };
}

export type Matching = { where: RawBuilder<SqlBool>; rank: RawBuilder<number> };

const everything: Matching = { where: sql<SqlBool>`true`, rank: sql<number>`0::float8` };

export function byWords({ text = '', locale, isTyping = false }: Wanted): Matching {
	if (!text.trim()) return everything;
	const query = toQuery(text, locale, { isTyping });
	if (!query) return { where: sql<SqlBool>`false`, rank: sql<number>`0::float8` };
	return {
		where: sql<SqlBool>`words @@ ${query}::tsquery`,
		rank: sql<number>`ts_rank('{0.05,0.2,0.4,1}', words, ${query}::tsquery)`
	};
}

function byLikeness(text: string): Matching {
	const folded = fold(text);
	return {
		where: sql<SqlBool>`${folded} <% names`,
		rank: sql<number>`word_similarity(${folded}, names)`
	};
}

const shown = sql`subject_kind, subject_id, titles, original_locale, summaries, path, country, region,
	kinds, sectors, labels, latitude, longitude, is_dormant, changed_at`;

async function find(
	db: Database,
	wanted: Wanted,
	matching: Matching,
	{ limit, offset, order }: { limit: number; offset: number; order: Order }
): Promise<{ hits: Hit[]; total: number }> {
	const where = filtered(wanted, matching);
	const ordered = orderBy(order, wanted);
	const cut = sql`order by ${ordered} limit ${limit} offset ${offset}`;
	if (!wanted.text?.trim()) {
		// A list by name comes from its index, and its number from another.
		const listed = sql<Hit>`select ${shown} from search_entry where ${where} ${cut}`;
		const [{ rows }, total] = await Promise.all([listed.execute(db), count(db, where)]);
		return { hits: rows, total };
	}
	// All that match are gone through once, for the order and the number; only the page is read whole.
	const { rows } = await sql<Hit & { total: number }>`
		with found as materialized (
			select subject_kind, subject_id, sort_name, is_dormant, changed_at, ${matching.rank} as rank
			from search_entry where ${where}
		), page as (select subject_kind, subject_id, rank from found ${cut})
		select ${shown}, (select count(*) from found) as total
		from page join search_entry using (subject_kind, subject_id) order by ${ordered}`.execute(db);
	const total = rows[0]?.total ?? (offset > 0 ? await count(db, where) : 0);
	return { hits: rows.map(({ total: _, ...hit }) => hit), total };
}

async function count(db: Database, where: RawBuilder<SqlBool>): Promise<number> {
	const { rows } = await sql<{ total: number }>`
		select count(*) as total from search_entry where ${where}`.execute(db);
	return rows[0]?.total ?? 0;
}

function orderBy(order: Order, { text }: Wanted) {
	if (order === '-name') return sql`sort_name desc, subject_id desc`;
	if (order === '-changed') return sql`changed_at desc, subject_id desc`;
	if (order === 'name' || !text?.trim()) return sql`sort_name, subject_id`;
	return sql`rank desc, is_dormant, sort_name, subject_id`;
}

const columns: Record<Facet, { column: string; isList: boolean }> = {
	subjectKinds: { column: 'subject_kind', isList: false },
	countries: { column: 'country', isList: false },
	regions: { column: 'region', isList: false },
	kinds: { column: 'kinds', isList: true },
	sectors: { column: 'sectors', isList: true },
	labels: { column: 'labels', isList: true }
};

export function filtered(wanted: Wanted, matching: Matching): RawBuilder<SqlBool> {
	const parts = [matching.where, ...chosen(wanted).map(({ where }) => where)];
	if (!wanted.withDormant) parts.push(sql<SqlBool>`not is_dormant`);
	return sql.join(parts, sql` and `);
}

/** The facets by which the visitor has narrowed the list. */
function chosen(wanted: Wanted): { facet: Facet; where: RawBuilder<SqlBool> }[] {
	return (Object.keys(columns) as Facet[]).flatMap((facet) => {
		const values = wanted[facet];
		return values?.length ? [{ facet, where: oneOf(facet, values) }] : [];
	});
}

function oneOf(facet: Facet, values: readonly string[]): RawBuilder<SqlBool> {
	const { column, isList } = columns[facet];
	if (isList) return sql<SqlBool>`${sql.ref(column)} && ${[...values]}::text[]`;
	// One value is asked for plainly: only then does the index by name give the order.
	if (values.length === 1) return sql<SqlBool>`${sql.ref(column)} = ${values[0]}::text`;
	return sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`;
}

/** How many there would be for each value of a facet, given the filters of all the others. */
export function countFacets(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Partial<Counts>> {
	// Without words the language asked in makes no difference.
	const { locale, text, ...filters } = wanted;
	const words = text?.trim() ? { locale, text } : null;
	return rememberPublic(`facets ${JSON.stringify([words, filters, facets])}`, () =>
		countAnew(db, wanted, facets)
	);
}

async function countAnew(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Partial<Counts>> {
	if (facets.length === 0) return {};
	const filters = chosen(wanted);
	const flexible = filters.filter(({ facet }) => facets.includes(facet));
	const firm = filters.filter(({ facet }) => !facets.includes(facet));
	const parts = [byWords(wanted).where, ...firm.map(({ where }) => where), allButOne(flexible)];
	if (!wanted.withDormant) parts.push(sql<SqlBool>`not is_dormant`);
	// One way through all that match, however many facets there are to count.
	const { rows } = await sql<{ facet: Facet; value: string; count: number }>`
		with found as materialized (
			select ${sql.join(facets.map((facet) => sql.ref(columns[facet].column)))}
			from search_entry where ${sql.join(parts, sql` and `)}
		) ${sql.join(
			facets.map((facet) => counted(facet, flexible)),
			sql` union all `
		)}`.execute(db);
	const counts = Map.groupBy(rows, ({ facet }) => facet);
	return Object.fromEntries(
		facets.map((facet) => [
			facet,
			(counts.get(facet) ?? []).map(({ value, count }) => ({ value, count }))
		])
	);
}

type Chosen = ReturnType<typeof chosen>;

/** What fails two of the chosen facets counts nowhere. */
function allButOne(filters: Chosen): RawBuilder<SqlBool> {
	const pairs = filters.flatMap((one, place) =>
		filters.slice(place + 1).map((other) => sql<SqlBool>`(${one.where} or ${other.where})`)
	);
	return pairs.length > 0 ? sql.join(pairs, sql` and `) : sql<SqlBool>`true`;
}

function counted(facet: Facet, filters: Chosen) {
	const { column, isList } = columns[facet];
	const value = isList ? sql`unnest(${sql.ref(column)})` : sql.ref(column);
	const others = filters.filter((it) => it.facet !== facet).map(({ where }) => where);
	return sql`(
		select ${facet}::text as facet, value, count(*) as count
		from (select ${value} as value from found
			where ${others.length > 0 ? sql.join(others, sql` and `) : sql`true`}) as listed
		where value is not null
		group by value order by count desc, value limit 200)`;
}
