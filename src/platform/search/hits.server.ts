import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { shown } from './matching.ts';
import type { SearchKind, Hit } from './wanted.ts';

/** What the search shows of these subjects; those that nobody finds are left out. */
export async function readHits(
	db: Database,
	kind: SearchKind,
	ids: readonly string[]
): Promise<Map<string, Hit>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<Hit>`select ${shown} from search_entry
		where subject_kind = ${kind} and subject_id = any(${[...ids]}::uuid[])`.execute(db);
	return new Map(rows.map((hit) => [hit.subjectId, hit]));
}
