import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// What an entry said until it was changed, kept for as long as somebody may have to be told what is new in it.
	await sql`
		create table entry_edition (
			entry_id uuid not null references marketplace_entry on delete cascade,
			said_until timestamptz not null,
			draft jsonb not null,
			primary key (entry_id, said_until)
		)`.execute(db);
	await sql`create index entry_edition_said_until on entry_edition (said_until)`.execute(db);
}
