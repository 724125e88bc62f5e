import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { prepared } from '../database/prepared.ts';
import { publicMemory } from '../public-memory.ts';
import { shown, type Matching } from './matching.ts';
import { searchMemory } from './memory/at-hand.ts';
import type { MemoryAnswer, MemoryQuestion } from './memory/memory.ts';
import { isFacet, type Facet, type Hit, type Listing, type Page, type Wanted } from './wanted.ts';

/** So many are weighed to the last detail at a time, so that no page says what another has said. */
const weighed = 60;

type Asked = Omit<MemoryQuestion, 'filters' | 'withDormant'>;

async function askMemory(
	db: Database,
	wanted: Wanted,
	asked: Asked
): Promise<MemoryAnswer | undefined> {
	// What a transaction has changed nobody else knows of yet.
	if (db.isTransaction) return undefined;
	const filters = Object.entries(wanted).flatMap(([facet, values]) =>
		isFacet(facet) && Array.isArray(values) && values.length > 0 ? [{ facet, values }] : []
	);
	const question = { ...asked, filters, withDormant: wanted.withDormant ?? false };
	return searchMemory()?.ask(question, publicMemory.changes());
}

/** How many a list has, whatever words are asked for. */
export async function countAtHand(
	db: Database,
	wanted: Wanted,
	facets: readonly Facet[]
): Promise<Listing | undefined> {
	const all = { parts: [], needs: 'all' as const, from: 0, most: 0 };
	const answer = await askMemory(db, wanted, { ...all, facets });
	return answer && { total: answer.total, isMore: false, counts: answer.counts };
}

/**
 * From the memory that this process keeps, where it has one: all are counted, and put in order by how
 * well their best words answer; the database weighs those about to be shown. Undefined where it must be
 * asked for everything.
 */
export async function rankAtHand(
	db: Database,
	wanted: Wanted,
	{ asked, rank, way = 'words' }: Matching,
	{ limit, offset }: { limit: number; offset: number },
	facets: readonly Facet[]
): Promise<Page | undefined> {
	if (!asked) return undefined;
	const from = Math.floor(offset / weighed) * weighed;
	const most = limit === 0 ? 0 : Math.max(weighed, offset - from + limit);
	const answer = await askMemory(db, wanted, { ...asked, facets, from, most });
	if (!answer) return undefined;
	const { total, counts, names } = answer;
	if (names.length === 0) return { hits: [], total, isMore: false, counts };
	const [kinds, ids] = [0, 1].map((part) => names.map((name) => name.split(' ')[part]));
	const { rows } = await sql<Hit>`select ${prepared(`weighed_${way}`)} ${shown}
		from unnest(${kinds}::text[], ${ids}::uuid[]) as listed (subject_kind, subject_id)
			join search_entry using (subject_kind, subject_id)
		order by ${rank} desc, is_dormant, sort_name, subject_id
		limit ${limit} offset ${offset - from}`.execute(db);
	return { hits: rows, total, isMore: false, counts };
}
