import { sql, type Kysely } from 'kysely';

/** Lists that begin with what changed last come from an index in that order. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index search_entry_by_change on search_entry (subject_kind, changed_at desc, subject_id desc)
		where not is_dormant`.execute(db);
}
