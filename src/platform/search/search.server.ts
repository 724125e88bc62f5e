import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Locale } from '../locale.ts';
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

async function find(
	db: Database,
	wanted: Wanted,
	matching: Matching,
	{ limit, offset, order }: { limit: number; offset: number; order: Order }
): Promise<{ hits: Hit[]; total: number }> {
	const where = filtered(wanted, matching);
	const [rows, counted] = await Promise.all([
		sql<Hit>`
			select subject_kind, subject_id, titles, original_locale, summaries, path, country, region,
				kinds, sectors, labels, latitude, longitude, is_dormant, changed_at
			from search_entry where ${where}
			order by ${orderBy(order, wanted, matching)}
			limit ${limit} offset ${offset}`.execute(db),
		sql<{ total: number }>`select count(*) as total from search_entry where ${where}`.execute(db)
	]);
	return { hits: rows.rows, total: counted.rows[0]?.total ?? 0 };
}

function orderBy(order: Order, { text }: Wanted, { rank }: Matching) {
	if (order === '-name') return sql`sort_name desc, subject_id desc`;
	if (order === '-changed') return sql`changed_at desc, subject_id desc`;
	if (order === 'name' || !text?.trim()) return sql`sort_name, subject_id`;
	return sql`${rank} desc, is_dormant, sort_name, subject_id`;
}

const columns: Record<Facet, { column: string; isList: boolean }> = {
	subjectKinds: { column: 'subject_kind', isList: false },
	countries: { column: 'country', isList: false },
	regions: { column: 'region', isList: false },
	kinds: { column: 'kinds', isList: true },
	sectors: { column: 'sectors', isList: true },
	labels: { column: 'labels', isList: true }
};

export function filtered(wanted: Wanted, matching: Matching, except?: Facet): RawBuilder<SqlBool> {
	const parts = [matching.where];
	for (const facet of Object.keys(columns) as Facet[]) {
		const values = wanted[facet];
		if (facet === except || !values?.length) continue;
		const { column, isList } = columns[facet];
		parts.push(
			isList
				? sql<SqlBool>`${sql.ref(column)} && ${[...values]}::text[]`
				: sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::text[])`
		);
	}
	if (!wanted.withDormant) parts.push(sql<SqlBool>`not is_dormant`);
	return sql.join(parts, sql` and `);
}

/** How many there would be for each value of a facet, given the filters of all the others. */
export async function countFacets(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Partial<Counts>> {
	const matching = byWords(wanted);
	const counted = await Promise.all(
		facets.map(async (facet) => [facet, await countFacet(db, wanted, matching, facet)] as const)
	);
	return Object.fromEntries(counted);
}

async function countFacet(db: Database, wanted: Wanted, matching: Matching, facet: Facet) {
	const { column, isList } = columns[facet];
	const value = isList ? sql`unnest(${sql.ref(column)})` : sql.ref(column);
	const { rows } = await sql<{ value: string; count: number }>`
		select value, count(*) as count
		from (select ${value} as value from search_entry where ${filtered(wanted, matching, facet)}) as listed
		where value is not null
		group by value order by count desc, value limit 200`.execute(db);
	return rows;
}
