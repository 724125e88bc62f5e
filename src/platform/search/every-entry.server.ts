import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { byWords, filtered } from './matching.ts';
import { searchEntries } from './search.server.ts';
import type { Hit, Wanted } from './wanted.ts';

const batch = 1000;

/** Everything that a list shows, page after page by name, however long it is. */
export async function* everyEntry(db: Database, wanted: Wanted): AsyncGenerator<Hit[]> {
	const where = filtered(wanted, byWords(wanted));
	let after = { sortName: '', subjectId: '00000000-0000-0000-0000-000000000000' };
	for (let isFirst = true; ; isFirst = false) {
		const { rows } = await sql<Hit & { sortName: string }>`
			select subject_kind, subject_id, titles, original_locale, summaries, path, country, region,
				kinds, sectors, labels, latitude, longitude, is_dormant, changed_at, sort_name
			from search_entry
			where ${where} and (sort_name, subject_id) > (${after.sortName}, ${after.subjectId}::uuid)
			order by sort_name, subject_id limit ${batch}`.execute(db);
		if (isFirst && rows.length === 0) yield* alike(db, wanted);
		const last = rows.at(-1);
		if (!last) return;
		yield rows;
		if (rows.length < batch) return;
		after = last;
	}
}

async function* alike(db: Database, wanted: Wanted): AsyncGenerator<Hit[]> {
	const { hits } = await searchEntries(db, wanted, { limit: batch });
	if (hits.length > 0) yield hits;
}
