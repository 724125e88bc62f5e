import { sql, type Kysely } from 'kysely';

/** Interpreters and experts: there in some slots, at one meeting at a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table specialist (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			kind text not null check (kind in ('interpreter', 'expert')),
			name text not null,
			languages text[] not null default '{}',
			constraint specialist_name_taken unique (event_id, name),
			constraint interpreter_between_languages check (kind <> 'interpreter' or cardinality(languages) >= 2)
		)`.execute(db);
	await sql`
		create table specialist_absence (
			specialist_id uuid not null references specialist on delete cascade,
			slot_id uuid not null references meeting_slot on delete cascade,
			primary key (specialist_id, slot_id)
		)`.execute(db);
	await sql`
		create table request_specialist (
			request_id uuid not null references meeting_request on delete cascade,
			specialist_id uuid not null references specialist on delete cascade,
			primary key (request_id, specialist_id)
		)`.execute(db);
	await sql`create index request_specialist_of on request_specialist (specialist_id)`.execute(db);
	await sql`
		create table meeting_specialist (
			meeting_id uuid not null references meeting on delete cascade,
			specialist_id uuid not null references specialist on delete restrict,
			slot_id uuid not null references meeting_slot on delete cascade,
			primary key (meeting_id, specialist_id),
			constraint specialist_taken unique (specialist_id, slot_id) deferrable initially deferred
		)`.execute(db);
}
