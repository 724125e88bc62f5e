import { sql, type Kysely } from 'kysely';

/** Since when everybody may find it: what alerts call new. Changing it later makes nothing new. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table search_entry add column first_shown_at timestamptz not null default now()`.execute(
		db
	);
	await sql`
		update search_entry set first_shown_at = coalesce((select published_at from marketplace_entry
			where subject_kind = 'entry' and id = subject_id), changed_at)`.execute(db);
	await sql`create index search_entry_first_shown on search_entry (first_shown_at, subject_id)
		where not is_dormant`.execute(db);
}
