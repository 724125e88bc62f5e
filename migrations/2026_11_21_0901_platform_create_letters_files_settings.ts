import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table setting (
			key text primary key,
			value jsonb not null,
			changed_at timestamptz not null default now()
		)`.execute(db);

	await sql`
		create table letter (
			id uuid primary key,
			person_id uuid,
			to_address text not null,
			locale text not null,
			kind text not null,
			subject text not null,
			text text not null,
			html text not null,
			written_at timestamptz not null default now(),
			sent_at timestamptz,
			attempts integer not null default 0,
			failure text
		)`.execute(db);
	await sql`create index letter_waiting on letter (id) where sent_at is null`.execute(db);
	await sql`create index letter_written on letter (written_at desc, id)`.execute(db);

	await sql`
		create table stored_file (
			id uuid primary key,
			digest text not null,
			name text not null,
			media_type text not null,
			bytes bigint not null check (bytes >= 0),
			stored_by_id uuid,
			stored_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index stored_file_digest on stored_file (digest)`.execute(db);
}
