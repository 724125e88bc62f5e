import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table event_series (
			id uuid primary key,
			owner_kind text not null check (owner_kind in ('cluster', 'alliance', 'organisation')),
			owner_id uuid not null,
			original_locale text not null,
			names jsonb not null
		)`.execute(db);

	await sql`
		create table event (
			id uuid primary key,
			slug text not null constraint event_address_taken unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
			kind text not null check (kind in ('conference', 'training', 'seminar', 'webinar', 'working_meeting', 'fair_visit', 'brokerage_event')),
			series_id uuid references event_series,
			owner_kind text not null check (owner_kind in ('cluster', 'alliance', 'organisation')),
			owner_id uuid not null,
			original_locale text not null,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			time_zone text not null,
			mode text not null default 'on_site' check (mode in ('on_site', 'online', 'hybrid')),
			place_name text,
			address text,
			town text,
			country text,
			region text,
			latitude double precision,
			longitude double precision,
			online_url text,
			website text,
			seats integer check (seats >= 0),
			admission text not null default 'direct' check (admission in ('direct', 'approval')),
			registration_opens_at timestamptz,
			registration_closes_at timestamptz,
			offer_hours integer not null default 48 check (offer_hours between 1 and 720),
			is_demo boolean not null default false,
			edition integer not null default 1,
			registered_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			constraint event_times_cross check (ends_at > starts_at),
			constraint event_registration_times_cross check (registration_closes_at > registration_opens_at)
		)`.execute(db);
	await sql`create index event_owner on event (owner_id)`.execute(db);
	await sql`create index event_starts_at on event (starts_at)`.execute(db);

	await sql`
		create table event_text (
			event_id uuid not null references event on delete cascade,
			locale text not null,
			name text not null check (length(name) between 1 and 300),
			summary text not null default '',
			description text not null default '',
			practical text not null default '',
			primary key (event_id, locale)
		)`.execute(db);

	await sql`
		create table event_announcement (
			event_id uuid primary key references event on delete cascade,
			announced_at timestamptz not null,
			announced_by_id uuid references person
		)`.execute(db);

	await sql`
		create table event_cancellation (
			event_id uuid primary key references event on delete cascade,
			called_off_at timestamptz not null,
			called_off_by_id uuid references person,
			reason text not null default ''
		)`.execute(db);

	await sql`
		create table event_funding (
			event_id uuid primary key references event on delete cascade,
			project_name text not null,
			programme text,
			reference text,
			grant_number text,
			emblem text check (emblem in ('eu', 'none')),
			statements jsonb not null default '{}'
		)`.execute(db);

	await sql`
		create table event_organiser (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			organisation_id uuid references organisation,
			cluster_id uuid references cluster,
			name text,
			role text not null check (role in ('organiser', 'co_organiser', 'support_office', 'partner')),
			scopes jsonb not null default '{}',
			position integer not null default 0,
			constraint event_organiser_one_party check (num_nonnulls(organisation_id, cluster_id, name) = 1)
		)`.execute(db);
	await sql`create index event_organiser_event on event_organiser (event_id)`.execute(db);
	await sql`create index event_organiser_organisation on event_organiser (organisation_id)`.execute(
		db
	);

	await sql`
		create table event_contact (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			name text not null,
			side text,
			email text,
			phone text,
			position integer not null default 0
		)`.execute(db);
	await sql`create index event_contact_event on event_contact (event_id)`.execute(db);

	await sql`
		create table event_session (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			kind text not null check (kind in ('talk', 'panel', 'workshop', 'pitch', 'meetings', 'visit', 'ceremony', 'pause')),
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			room text,
			seats integer check (seats >= 0),
			texts jsonb not null,
			constraint session_times_cross check (ends_at > starts_at)
		)`.execute(db);
	await sql`create index event_session_event on event_session (event_id, starts_at)`.execute(db);

	await sql`
		create table session_speaker (
			id uuid primary key,
			session_id uuid not null references event_session on delete cascade,
			name text not null,
			function text,
			organisation_id uuid references organisation,
			organisation_name text,
			position integer not null default 0
		)`.execute(db);
	await sql`create index session_speaker_session on session_speaker (session_id)`.execute(db);

	await sql`
		create table event_material (
			id uuid primary key,
			event_id uuid not null references event on delete cascade,
			session_id uuid references event_session on delete set null,
			file_id uuid not null references stored_file,
			titles jsonb not null,
			is_public boolean not null,
			added_at timestamptz not null default now(),
			added_by_id uuid references person
		)`.execute(db);
	await sql`create index event_material_event on event_material (event_id)`.execute(db);

	await sql`alter table letter add column calendar text`.execute(db);
}
