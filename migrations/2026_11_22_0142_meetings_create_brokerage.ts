import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table brokerage (
			event_id uuid primary key references event on delete cascade,
			booking text not null default 'computed' check (booking in ('slot_on_acceptance', 'computed')),
			requests_open_at timestamptz,
			requests_close_at timestamptz,
			slot_minutes integer not null default 20 check (slot_minutes between 5 and 240),
			buffer_minutes integer not null default 5 check (buffer_minutes between 0 and 120),
			answer_days integer not null default 7 check (answer_days between 1 and 60),
			remind_days integer not null default 3 check (remind_days between 1 and 30),
			auto_accept boolean not null default false,
			most_meetings integer check (most_meetings > 0),
			most_meetings_daily integer check (most_meetings_daily > 0),
			most_requests integer check (most_requests > 0),
			edition integer not null default 1,
			opened_at timestamptz not null default now(),
			constraint brokerage_request_times_cross check (requests_close_at > requests_open_at)
		)`.execute(db);

	await sql`
		create table meeting_block (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			constraint block_times_cross check (ends_at > starts_at),
			constraint blocks_overlap exclude using gist (event_id with =, tstzrange(starts_at, ends_at) with &&) deferrable initially deferred
		)`.execute(db);

	await sql`
		create table meeting_slot (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			block_id uuid not null references meeting_block on delete cascade,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			constraint meeting_slot_times unique (event_id, starts_at)
		)`.execute(db);

	await sql`
		create table meeting_table (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			name text not null,
			kind text not null default 'table' check (kind in ('table', 'room', 'quiet', 'online')),
			seats integer check (seats > 1),
			host_id uuid,
			online_url text,
			position integer not null default 0,
			constraint meeting_table_name_taken unique (event_id, name)
		)`.execute(db);
	await sql`
		create table table_absence (
			table_id uuid not null references meeting_table on delete cascade,
			slot_id uuid not null references meeting_slot on delete cascade,
			primary key (table_id, slot_id)
		)`.execute(db);

	await sql`
		create table meeting_rule (
			event_id uuid not null references brokerage on delete cascade,
			asking_type_id uuid not null references participant_type on delete cascade,
			asked_type_id uuid not null references participant_type on delete cascade,
			may_meet boolean not null default true,
			most integer check (most >= 0),
			primary key (event_id, asking_type_id, asked_type_id)
		)`.execute(db);

	await sql`
		create table delegation (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			name text not null,
			led_by_kind text check (led_by_kind in ('cluster', 'organisation')),
			led_by_id uuid,
			region text,
			programme text
		)`.execute(db);
	await sql`create index delegation_event on delegation (event_id)`.execute(db);

	await sql`
		create table participant (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			registration_id uuid not null constraint participant_joined_already unique references registration on delete cascade,
			text_locale text not null,
			offers text not null default '',
			seeks text not null default '',
			offer_sectors text[] not null default '{}',
			seek_sectors text[] not null default '{}',
			languages text[] not null default '{}',
			country text,
			is_shown boolean not null default true,
			auto_accept boolean not null default false,
			most_meetings integer check (most_meetings >= 0),
			half text check (half in ('morning', 'afternoon')),
			is_online boolean not null default false,
			joined_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			edition integer not null default 1
		)`.execute(db);
	await sql`create index participant_event on participant (event_id)`.execute(db);
	await sql`alter table meeting_table add constraint meeting_table_host
		foreign key (host_id) references participant on delete set null`.execute(db);

	await sql`
		create table delegation_member (
			delegation_id uuid not null references delegation on delete cascade,
			participant_id uuid not null references participant on delete cascade,
			travel_support numeric(10, 2),
			currency text not null default 'EUR',
			note text,
			primary key (delegation_id, participant_id)
		)`.execute(db);

	await sql`
		create table participant_absence (
			participant_id uuid not null references participant on delete cascade,
			slot_id uuid not null references meeting_slot on delete cascade,
			primary key (participant_id, slot_id)
		)`.execute(db);

	await sql`
		create table participant_stance (
			participant_id uuid not null references participant on delete cascade,
			other_id uuid not null references participant on delete cascade,
			stance text not null check (stance in ('must', 'want', 'never', 'not_for_me')),
			taken_at timestamptz not null default now(),
			primary key (participant_id, other_id),
			constraint stance_towards_oneself check (participant_id <> other_id)
		)`.execute(db);
	await sql`create index participant_stance_other on participant_stance (other_id)`.execute(db);
}
