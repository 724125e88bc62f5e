import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import { rememberPublic } from '../public-memory.ts';
import { byLikeness, byWords, filtered, type Matching } from './matching.ts';
import { mostCounted, type Found, type Hit, type Order, type Wanted } from './wanted.ts';

/** The likeness of a mistyped name that is still taken for it. */
const likeEnough = 0.45;

type Cut = { limit: number; offset: number; order: Order };
type Page = Omit<Found, 'isByLikeness'>;

export async function searchEntries(
	db: Database,
	wanted: Wanted,
	{ limit = 20, offset = 0, order = 'relevance' }: Partial<Cut> = {}
): Promise<Found> {
	const cut = { limit, offset, order };
	const text = wanted.text?.trim();
	if (!text) return { ...(await listByName(db, wanted, cut)), isByLikeness: false };
	const exact = await find(db, wanted, byWords(wanted), cut);
	if (exact.total > 0) return { ...exact, isByLikeness: false };
	const alike = await db.transaction().execute(async (tx) => {
		await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(likeEnough)}, true)`.execute(
			tx
		);
		return find(tx, wanted, byLikeness(text), cut);
	});
	return { ...alike, isByLikeness: alike.total > 0 };
}

const shown = sql`subject_kind, subject_id, titles, original_locale, summaries, path, country, region,
	kinds, sectors, labels, latitude, longitude, is_dormant, changed_at`;

/** A list without words comes from the index of names, and its number, all of it, from another. */
async function listByName(db: Database, wanted: Wanted, cut: Cut): Promise<Page> {
	const where = filtered(wanted, byWords(wanted));
	const { locale: _, ...filters } = wanted;
	const [hits, total] = await Promise.all([
		list(db, where, cut),
		rememberPublic(`total ${JSON.stringify(filters)}`, () => count(db, where))
	]);
	return { hits, total, isMore: false };
}

async function find(db: Database, wanted: Wanted, matching: Matching, cut: Cut): Promise<Page> {
	const where = filtered(wanted, matching);
	if (cut.order === 'relevance') return rank(db, wanted, matching, cut);
	const [hits, total] = await Promise.all([list(db, where, cut), countSoFar(db, where)]);
	return counted(hits, total);
}

/**
 * The best first. No more than a thousand are weighed, so that a word that every sixth has costs no
 * more than others; where there are more, those that have it in their name come before all others.
 */
async function rank(
	db: Database,
	wanted: Wanted,
	matching: Matching,
	{ limit, offset }: Cut
): Promise<Page> {
	const where = filtered(wanted, matching);
	const byName = matching.byName ?? sql<SqlBool>`false`;
	const named = filtered(wanted, { ...matching, where: byName });
	const weighed = sql`select subject_kind, subject_id, sort_name, is_dormant, words,
		${matching.rank} as rank from search_entry`;
	const ordered = sql`rank desc, is_dormant, sort_name, subject_id`;
	// Materialised, they are planned as if all were wanted (by the index of words) and read only so far.
	const { rows } = await sql<Hit & { total: number }>`
		with matching as materialized (${weighed} where ${where}),
		first as materialized (select * from matching limit ${mostCounted + 1}),
		number as materialized (select count(*) as total from first),
		named as materialized (${weighed}
			where (select total from number) > ${mostCounted} and ${named}),
		best as (
			select subject_kind, subject_id, sort_name, is_dormant, rank
			from (select * from named limit ${mostCounted}) as few
			union all
			select subject_kind, subject_id, sort_name, is_dormant, rank from first
			where (select total from number) <= ${mostCounted} or not (${byName})
		),
		page as (select subject_kind, subject_id, rank from best
			order by ${ordered} limit ${shownOf(limit, offset)} offset ${offset})
		select ${shown}, (select total from number) as total
		from page join search_entry using (subject_kind, subject_id) order by ${ordered}`.execute(db);
	const total = rows[0]?.total ?? (offset > 0 ? await countSoFar(db, where) : 0);
	return counted(
		rows.map(({ total: _, ...hit }) => hit),
		total
	);
}

const shownOf = (limit: number, offset: number): number =>
	Math.max(0, Math.min(limit, mostCounted - offset));

const counted = (hits: Hit[], total: number): Page => ({
	hits,
	total: Math.min(total, mostCounted),
	isMore: total > mostCounted
});

async function list(
	db: Database,
	where: RawBuilder<SqlBool>,
	{ limit, offset, order }: Cut
): Promise<Hit[]> {
	const { rows } = await sql<Hit>`
		select ${shown} from search_entry where ${where}
		order by ${orders[order]} limit ${limit} offset ${offset}`.execute(db);
	return rows;
}

const orders: Record<Order, RawBuilder<unknown>> = {
	relevance: sql`sort_name, subject_id`,
	name: sql`sort_name, subject_id`,
	'-name': sql`sort_name desc, subject_id desc`,
	'-changed': sql`changed_at desc, subject_id desc`
};

async function count(db: Database, where: RawBuilder<SqlBool>): Promise<number> {
	const { rows } = await sql<{ total: number }>`
		select count(*) as total from search_entry where ${where}`.execute(db);
	return rows[0]?.total ?? 0;
}

async function countSoFar(db: Database, where: RawBuilder<SqlBool>): Promise<number> {
	const { rows } = await sql<{ total: number }>`
		with matching as materialized (select 1 from search_entry where ${where})
		select count(*) as total from (select from matching limit ${mostCounted + 1}) as first`.execute(db);
	return rows[0]?.total ?? 0;
}
