import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { shown } from '#platform/search/matching.ts';
import type { Hit } from '#platform/search/wanted.ts';
import { listed, type Listed } from './directory.server.ts';

/** Entries by their ids as lists show them: no more of their owners than everybody may see. */
export async function listHits(
	db: Database,
	ids: readonly string[],
	locale: Locale
): Promise<Map<string, Listed>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<Hit>`select ${shown} from search_entry
		where subject_kind = 'entry' and subject_id = any(${[...ids]}::uuid[])`.execute(db);
	return new Map(rows.map((hit) => [hit.subjectId, listed(hit, locale)]));
}
