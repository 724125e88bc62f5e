import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { byWords, filtered, shown } from './matching.ts';
import type { Hit, Wanted } from './wanted.ts';

/** After the one instant, up to and with the other. */
export type Span = { after: Date; until: Date };

/** What a search finds that everybody may see only since then, the newest first; one more than most. */
export async function listNewEntries(
	db: Database,
	wanted: Wanted,
	span: Span,
	most: number
): Promise<Hit[]> {
	const { rows } = await sql<Hit>`
		select ${shown} from search_entry
		where ${filtered(wanted, byWords(wanted))}
			and first_shown_at > ${span.after} and first_shown_at <= ${span.until}
		order by first_shown_at desc, subject_id desc limit ${most + 1}`.execute(db);
	return rows;
}
