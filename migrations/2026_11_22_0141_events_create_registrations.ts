import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table participant_type (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			names jsonb not null,
			admission text check (admission in ('direct', 'approval')),
			position integer not null default 0,
			retired_at timestamptz
		)`.execute(db);
	await sql`create index participant_type_event on participant_type (event_id)`.execute(db);

	await sql`
		create table event_quota (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			seats integer not null check (seats >= 0)
		)`.execute(db);
	await sql`create index event_quota_event on event_quota (event_id)`.execute(db);
	await sql`
		create table event_quota_type (
			quota_id uuid not null references event_quota on delete cascade,
			participant_type_id uuid not null references participant_type on delete cascade,
			primary key (quota_id, participant_type_id)
		)`.execute(db);

	await sql`
		create table event_question (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			stage text not null default 'registration' check (stage in ('registration', 'follow_up')),
			kind text not null check (kind in ('short_text', 'long_text', 'number', 'date', 'one_of', 'many_of', 'yes_no', 'consent', 'country', 'phone', 'web_address', 'file')),
			labels jsonb not null,
			hints jsonb not null default '{}',
			options jsonb not null default '[]',
			is_required boolean not null default false,
			participant_type_ids uuid[] not null default '{}',
			shown_if_question_id uuid references event_question on delete set null,
			shown_if_values text[] not null default '{}',
			prefill text,
			position integer not null default 0,
			retired_at timestamptz
		)`.execute(db);
	await sql`create index event_question_event on event_question (event_id, position)`.execute(db);

	await sql`create sequence registration_arrival`.execute(db);
	await sql`
		create table registration (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			participant_type_id uuid references participant_type,
			party_id uuid not null,
			person_id uuid references person,
			registered_by_id uuid references person,
			submission_id uuid not null constraint registration_submitted_already unique,
			name text not null check (length(name) between 1 and 200),
			email text not null check (email = lower(email)),
			phone text,
			locale text not null,
			organisation_id uuid references organisation,
			organisation_name text,
			job_title text,
			is_walk_in boolean not null default false,
			state text not null check (state in ('applied', 'confirmed', 'waiting', 'offered', 'declined', 'withdrawn', 'expired')),
			arrival bigint not null default nextval('registration_arrival'),
			offered_until timestamptz,
			token_digest text not null,
			edition integer not null default 1,
			registered_at timestamptz not null default now(),
			changed_at timestamptz not null default now()
		)`.execute(db);
	await sql`create unique index registration_email_registered on registration (event_id, email)
		where state in ('applied', 'confirmed', 'waiting', 'offered')`.execute(db);
	await sql`create index registration_queue on registration (event_id, state, arrival)`.execute(db);
	await sql`create index registration_person on registration (person_id)`.execute(db);
	await sql`create index registration_organisation on registration (organisation_id)`.execute(db);
	await sql`create index registration_party on registration (party_id)`.execute(db);
	await sql`create unique index registration_token on registration (token_digest)`.execute(db);

	await sql`
		create table registration_step (
			id uuid primary key,
			registration_id uuid not null references registration on delete cascade,
			state text not null,
			at timestamptz not null,
			by_id uuid references person,
			note text
		)`.execute(db);
	await sql`create index registration_step_registration on registration_step (registration_id)`.execute(
		db
	);

	await sql`
		create table registration_answer (
			registration_id uuid not null references registration on delete cascade,
			question_id uuid not null references event_question,
			value jsonb not null,
			answered_at timestamptz not null default now(),
			primary key (registration_id, question_id)
		)`.execute(db);

	await sql`
		create table check_in (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			registration_id uuid not null references registration on delete cascade,
			session_id uuid references event_session on delete cascade,
			at timestamptz not null,
			by_id uuid references person,
			device text,
			received_at timestamptz not null default now(),
			taken_back_at timestamptz,
			taken_back_by_id uuid references person
		)`.execute(db);
	await sql`create index check_in_event on check_in (event_id, received_at)`.execute(db);
	await sql`create index check_in_registration on check_in (registration_id)`.execute(db);

	await sql`
		create table attendance_certificate (
			id uuid primary key,
			code text not null unique,
			event_id uuid not null references event,
			registration_id uuid not null references registration,
			issued_at timestamptz not null,
			issued_by_id uuid references person,
			content jsonb not null,
			withdrawn_at timestamptz,
			withdrawn_by_id uuid references person,
			withdrawn_reason text
		)`.execute(db);
	await sql`create unique index attendance_certificate_in_force on attendance_certificate (registration_id)
		where withdrawn_at is null`.execute(db);

	await sql`
		create table event_letter_text (
			event_id uuid not null references event on delete cascade,
			kind text not null,
			locale text not null,
			subject text not null,
			body text not null default '',
			primary key (event_id, kind, locale)
		)`.execute(db);

	await sql`
		create table calendar_feed (
			person_id uuid primary key references person,
			token_digest text not null unique,
			made_at timestamptz not null default now()
		)`.execute(db);
}
