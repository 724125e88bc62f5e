import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table search_entry add column sort_name text not null default ''`.execute(db);
	await sql`create index search_entry_in_order on search_entry (subject_kind, sort_name, subject_id)`.execute(
		db
	);
	await sql`create index search_entry_facets on search_entry (subject_kind, country, region)`.execute(
		db
	);
	await sql`create index search_entry_sectors on search_entry using gin (sectors)`.execute(db);
	await sql`create index search_entry_kinds on search_entry using gin (kinds)`.execute(db);
}
