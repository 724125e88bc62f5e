import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table saved_search (
			id uuid primary key,
			person_id uuid not null references person on delete cascade,
			name text not null check (length(name) between 1 and 120),
			locale text not null,
			query text not null check (length(query) <= 2000),
			alert text not null default 'weekly' check (alert in ('none', 'daily', 'weekly')),
			saved_at timestamptz not null,
			told_at timestamptz not null,
			constraint search_saved_once unique (person_id, query)
		)`.execute(db);
	await sql`create index saved_search_alert on saved_search (alert, told_at)`.execute(db);
}
