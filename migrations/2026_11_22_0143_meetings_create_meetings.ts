import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table meeting_request (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			asking_id uuid not null references participant on delete cascade,
			asked_id uuid not null references participant on delete cascade,
			slot_id uuid references meeting_slot on delete set null,
			message text not null default '',
			message_locale text not null,
			asked_at timestamptz not null,
			asked_by_id uuid references person,
			expires_at timestamptz not null,
			reminded_at timestamptz,
			reminders integer not null default 0,
			closed_at timestamptz,
			constraint request_to_oneself check (asking_id <> asked_id)
		)`.execute(db);
	await sql`create unique index request_open_already on meeting_request
		(event_id, least(asking_id, asked_id), greatest(asking_id, asked_id)) where closed_at is null`.execute(
		db
	);
	await sql`create index meeting_request_asked on meeting_request (asked_id)`.execute(db);
	await sql`create index meeting_request_asking on meeting_request (asking_id)`.execute(db);

	await sql`
		create table request_answer (
			request_id uuid primary key references meeting_request on delete cascade,
			answer text not null check (answer in ('accepted', 'declined', 'expired', 'withdrawn')),
			answered_at timestamptz not null,
			answered_by_id uuid references person,
			note text not null default ''
		)`.execute(db);

	await sql`
		create table timetable (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			kind text not null check (kind in ('computed', 'repaired')),
			began_at timestamptz not null,
			began_by_id uuid references person,
			ended_at timestamptz,
			failure text,
			seconds double precision,
			seed integer not null default 1,
			progress jsonb not null default '{}',
			problem jsonb,
			answer jsonb,
			verdict jsonb,
			figures jsonb
		)`.execute(db);
	await sql`create index timetable_event on timetable (event_id, began_at)`.execute(db);
	await sql`
		create table timetable_publication (
			timetable_id uuid primary key references timetable on delete cascade,
			event_id uuid not null references brokerage on delete cascade,
			published_at timestamptz not null,
			published_by_id uuid references person
		)`.execute(db);
	await sql`create index timetable_publication_event on timetable_publication (event_id, published_at)`.execute(
		db
	);

	await sql`
		create table meeting (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			request_id uuid references meeting_request,
			origin text not null check (origin in ('request', 'organiser', 'stand_by', 'walk_in')),
			slot_id uuid references meeting_slot on delete set null,
			table_id uuid references meeting_table on delete set null,
			is_pinned boolean not null default false,
			arranged_at timestamptz not null,
			arranged_by_id uuid references person,
			called_off_at timestamptz,
			called_off_by_id uuid references person,
			called_off_reason text,
			edition integer not null default 1,
			constraint meeting_has_place check (called_off_at is not null or slot_id is not null),
			constraint table_taken exclude using btree (table_id with =, slot_id with =) where (called_off_at is null) deferrable initially deferred
		)`.execute(db);
	await sql`create index meeting_event on meeting (event_id)`.execute(db);
	await sql`create unique index meeting_of_request on meeting (request_id) where called_off_at is null`.execute(
		db
	);

	await sql`
		create table meeting_party (
			meeting_id uuid not null references meeting on delete cascade,
			participant_id uuid not null references participant on delete cascade,
			slot_id uuid references meeting_slot on delete set null,
			primary key (meeting_id, participant_id),
			constraint participant_taken unique (participant_id, slot_id) deferrable initially deferred
		)`.execute(db);

	await sql`
		create table board_change (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			kind text not null check (kind in ('moved', 'pinned', 'called_off', 'arranged', 'repaired', 'published')),
			at timestamptz not null,
			by_id uuid references person,
			steps jsonb not null,
			taken_back_at timestamptz,
			taken_back_by_id uuid references person
		)`.execute(db);
	await sql`create index board_change_event on board_change (event_id, at)`.execute(db);

	await sql`
		create table presence_note (
			id uuid primary key,
			event_id uuid not null references brokerage on delete cascade,
			participant_id uuid references participant on delete cascade,
			table_id uuid references meeting_table on delete cascade,
			kind text not null check (kind in ('missing', 'late', 'left', 'here', 'table_gone', 'table_back')),
			until_slot_id uuid references meeting_slot on delete set null,
			from_slot_id uuid references meeting_slot on delete set null,
			at timestamptz not null,
			by_id uuid references person,
			ended_at timestamptz,
			constraint presence_of_one check (num_nonnulls(participant_id, table_id) = 1)
		)`.execute(db);
	await sql`create index presence_note_event on presence_note (event_id)`.execute(db);

	await sql`
		create table meeting_mark (
			id uuid primary key,
			meeting_id uuid not null references meeting on delete cascade,
			marked_by text not null check (marked_by in ('party', 'desk')),
			participant_id uuid references participant on delete cascade,
			mark text not null check (mark in ('held', 'missed')),
			missing_id uuid references participant,
			at timestamptz not null,
			by_id uuid references person
		)`.execute(db);
	await sql`create unique index meeting_mark_once on meeting_mark (meeting_id, marked_by, participant_id) nulls not distinct`.execute(
		db
	);

	await sql`
		create table meeting_review (
			meeting_id uuid not null references meeting on delete cascade,
			participant_id uuid not null references participant on delete cascade,
			rating integer check (rating between 1 and 5),
			note text not null default '',
			written_at timestamptz not null,
			primary key (meeting_id, participant_id)
		)`.execute(db);

	await sql`
		create table meeting_outcome (
			meeting_id uuid not null references meeting on delete cascade,
			participant_id uuid not null references participant on delete cascade,
			months integer not null check (months in (0, 6, 12)),
			outcome text not null check (outcome in ('nothing', 'in_touch', 'negotiating', 'agreed', 'contract')),
			amount numeric(14, 2),
			currency text,
			told_at timestamptz not null,
			primary key (meeting_id, participant_id, months)
		)`.execute(db);
	await sql`
		create table outcome_question (
			meeting_id uuid not null references meeting on delete cascade,
			participant_id uuid not null references participant on delete cascade,
			months integer not null check (months in (6, 12)),
			token_digest text not null unique,
			asked_at timestamptz not null,
			primary key (meeting_id, participant_id, months)
		)`.execute(db);

	await sql`
		create table follow_up_task (
			id uuid primary key,
			meeting_id uuid not null references meeting on delete cascade,
			participant_id uuid not null references participant on delete cascade,
			what text not null,
			due_on date,
			done_at timestamptz
		)`.execute(db);
	await sql`create index follow_up_task_participant on follow_up_task (participant_id)`.execute(db);

	await sql`
		create function tell_of_board() returns trigger language plpgsql as $$
			begin
				perform pg_notify('osnova_board', new.event_id::text);
				return null;
			end
		$$`.execute(db);
	for (const [table, when] of [
		['board_change', 'insert or update'],
		['presence_note', 'insert or update'],
		['timetable', 'insert or update'],
		['meeting', 'update of is_pinned']
	] as const)
		await sql`create trigger ${sql.raw(`${table}_tells after ${when} on ${table}`)}
			for each row execute function tell_of_board()`.execute(db);
}
