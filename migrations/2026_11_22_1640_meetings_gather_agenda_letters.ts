import { sql, type Kysely } from 'kysely';

/** Whose agenda has changed and who was not told yet: several changes are told in one letter. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table agenda_change (
			participant_id uuid primary key references participant on delete cascade,
			event_id uuid not null references brokerage on delete cascade,
			first_at timestamptz not null,
			last_at timestamptz not null
		)`.execute(db);
	await sql`create index agenda_change_last on agenda_change (last_at)`.execute(db);
}
