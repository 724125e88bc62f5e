import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create extension if not exists pg_trgm`.execute(db);
	await sql`create extension if not exists btree_gist`.execute(db);

	await sql`
		create table journal (
			id uuid primary key,
			at timestamptz not null default now(),
			actor_id uuid,
			on_behalf_of_id uuid,
			deed text not null check (deed ~ '^[a-z_]+\.[a-z_]+$'),
			subject_kind text not null,
			subject_id uuid not null,
			is_public boolean not null default false,
			details jsonb not null default '{}'
		)`.execute(db);
	await sql`create index journal_subject on journal (subject_kind, subject_id, id)`.execute(db);
	await sql`create index journal_actor on journal (actor_id, id)`.execute(db);
	await sql`create index journal_at on journal (at, id)`.execute(db);

	await sql`
		create function journal_is_append_only() returns trigger language plpgsql as $$
		begin
			raise exception 'the journal is append-only' using errcode = 'restrict_violation';
		end $$`.execute(db);
	await sql`
		create trigger journal_append_only before update or delete on journal
		for each row execute function journal_is_append_only()`.execute(db);

	await sql`
		create function announce_journal_entry() returns trigger language plpgsql as $$
		begin
			if new.is_public then
				perform pg_notify('osnova_public', new.subject_kind || ':' || new.subject_id);
			end if;
			return null;
		end $$`.execute(db);
	await sql`
		create trigger journal_announced after insert on journal
		for each row execute function announce_journal_entry()`.execute(db);
}
