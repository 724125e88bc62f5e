import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../database/database.ts';
import { countList, withAll } from './facets.server.ts';
import { fold } from './fold.ts';
import {
	byFilters,
	byLikeness,
	byWords,
	chosen,
	filtered,
	shown,
	type Matching
} from './matching.ts';
import { rank } from './ranked.server.ts';
import { meansSomething } from './meaning.ts';
import { listParts } from './query.ts';
import { byWishes } from './wishes.ts';
import {
	type Counts,
	type Facet,
	type Found,
	type Hit,
	type Order,
	type Page,
	type Wanted
} from './wanted.ts';

/** The likeness of a mistyped name that is still taken for it. */
const likeEnough = 0.45;
const veryLike = 0.6;

type Cut = {
	limit: number;
	offset: number;
	order: Order;
	/** For a list to be read: what has only some of the words follows the few that have all. */
	withSome: boolean;
};

/** So many are put in order sooner than they are met on the way through all. */
const short = 5_000;

/** Where fewer have all the words, those that have some are shown after them. */
const few = 20;

export async function searchEntries(
	db: Database,
	wanted: Wanted,
	cut: Partial<Cut> = {}
): Promise<Found> {
	const { counts: _, ...found } = await searchWithFacets(db, wanted, cut);
	return found;
}

/** What is found, and what it can be narrowed by: most of the way to both is the same. */
export async function searchWithFacets(
	db: Database,
	wanted: Wanted,
	{ limit = 20, offset = 0, order = 'relevance', withSome = false }: Partial<Cut>,
	facets: readonly Facet[] = []
): Promise<Found & { counts: Counts }> {
	const cut = { limit, offset, order, withSome };
	const text = wanted.text?.trim();
	if (!text) {
		const listed = await listByName(db, wanted, cut, facets);
		return { ...listed, isByLikeness: false, whole: listed.total };
	}
	const exact = await find(db, wanted, byWords(wanted), cut, facets);
	const whole = exact.total;
	if (whole >= few || isNamed(wanted, exact)) return { ...exact, isByLikeness: false, whole };
	const alike = whole > 0 ? exact : await findAlike(db, wanted, exact, cut);
	const more = await findMore(db, wanted, alike, cut);
	return { ...more, isByLikeness: whole === 0 && alike.total > 0, whole: alike.total };
}

/** Whoever typed a name that is no matter of words, and has found it, seeks nothing beside it. */
function isNamed({ text = '', locale }: Wanted, { hits: [best] }: Page): boolean {
	const words = fold(text).split(' ');
	const isName = listParts(text, locale).some(({ meanings }) => meanings.length === 0);
	if (!best || words.length < 2 || !isName) return false;
	const titles = Object.values(best.titles).map((title) => new Set(fold(title).split(' ')));
	return titles.some((title) => words.every((word) => title.has(word)));
}

/** Names like what was typed; where that means something by itself, only those very like it. */
async function findAlike(db: Database, wanted: Wanted, exact: Page, cut: Cut): Promise<Page> {
	const text = wanted.text?.trim() ?? '';
	const enough = String(meansSomething(text, wanted.locale) ? veryLike : likeEnough);
	const alike = await db.transaction().execute(async (tx) => {
		await sql`select set_config('pg_trgm.word_similarity_threshold', ${enough}, true)`.execute(tx);
		return find(tx, wanted, byLikeness(text), cut, []);
	});
	return { ...alike, counts: exact.counts };
}

/** The few that were found, and after them those that have some of the words, on one page. */
async function findMore(db: Database, wanted: Wanted, exact: Page, cut: Cut): Promise<Page> {
	const loose = cut.withSome && cut.order === 'relevance' ? byWishes(wanted) : undefined;
	if (!loose || cut.limit < few) return exact;
	const { hits } = await find(db, wanted, loose, { ...cut, offset: 0 }, []);
	const known = new Set(exact.hits.map(({ subjectId }) => subjectId));
	const others = hits.filter(({ subjectId }) => !known.has(subjectId));
	const shown = [...exact.hits, ...others].slice(0, cut.limit);
	return { ...exact, hits: cut.offset === 0 ? shown : [], total: shown.length };
}

/** A list without words comes from the index of names or, where it is short, of words. */
async function listByName(
	db: Database,
	wanted: Wanted,
	cut: Cut,
	facets: readonly Facet[]
): Promise<Page> {
	const listing = await countList(db, wanted, facets);
	const isShort = listing.total <= short && chosen(wanted).length > 0;
	const where = filtered(wanted, byFilters({ amongWords: isShort }));
	const hits = await (isShort ? listShort(db, where, cut) : list(db, where, cut));
	return { hits, ...listing };
}

async function find(
	db: Database,
	wanted: Wanted,
	matching: Matching,
	cut: Cut,
	facets: readonly Facet[]
): Promise<Page> {
	if (cut.order === 'relevance') {
		const { counts, ...found } = await rank(db, wanted, matching, cut, facets);
		return { ...found, counts: await withAll(db, wanted, facets, counts) };
	}
	const where = filtered(wanted, matching);
	const [hits, { counts, ...counted }] = await Promise.all([
		list(db, where, cut),
		rank(db, wanted, matching, { limit: 0, offset: 0 }, facets)
	]);
	return { ...counted, hits, counts: await withAll(db, wanted, facets, counts) };
}

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

/** All of them are put in order, where the way through everything in order is longer. */
async function listShort(
	db: Database,
	where: RawBuilder<SqlBool>,
	{ limit, offset, order }: Cut
): Promise<Hit[]> {
	const { rows } = await sql<Hit>`
		with short as materialized (
			select subject_kind, subject_id, sort_name, changed_at from search_entry where ${where}),
		page as (select subject_kind, subject_id from short
			order by ${orders[order]} limit ${limit} offset ${offset})
		select ${shown} from page join search_entry using (subject_kind, subject_id)
		order by ${orders[order]}`.execute(db);
	return rows;
}

const orders: Record<Order, RawBuilder<unknown>> = {
	relevance: sql`sort_name, subject_id`,
	name: sql`sort_name, subject_id`,
	'-name': sql`sort_name desc, subject_id desc`,
	'-changed': sql`changed_at desc, subject_id desc`
};
