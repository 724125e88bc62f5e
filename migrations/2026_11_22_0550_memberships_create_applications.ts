import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table joining_form (
			cluster_id uuid primary key references cluster on delete cascade,
			is_open boolean not null default false,
			introductions jsonb not null default '{}',
			rules_agreement_id uuid references agreement on delete set null,
			deciding_organ_id uuid references organ,
			edition integer not null default 1,
			changed_at timestamptz not null default now()
		)`.execute(db);
	await sql`
		create table joining_question (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			kind text not null check (kind in ('short_text', 'long_text', 'number', 'one_of', 'many_of',
				'yes_no')),
			labels jsonb not null,
			options jsonb not null default '[]',
			is_required boolean not null default false,
			position integer not null default 0,
			retired_at timestamptz
		)`.execute(db);
	await sql`create index joining_question_cluster on joining_question (cluster_id, position)`.execute(
		db
	);

	await sql`
		create table membership_class (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			kind text not null check (kind in ('member', 'partner')),
			code text not null check (code ~ '^[a-z0-9_]{1,40}$'),
			names jsonb not null,
			conditions jsonb not null default '{}',
			votes integer not null default 1 check (votes >= 0),
			position integer not null default 0,
			retired_at timestamptz,
			constraint membership_class_code_taken unique (cluster_id, code)
		)`.execute(db);

	await sql`
		create table membership_application (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			submission_id uuid not null constraint membership_application_submitted_already unique,
			organisation_id uuid references organisation,
			organisation_draft jsonb not null default '{}',
			kind text not null check (kind in ('member', 'partner')),
			class_id uuid references membership_class,
			contact_name text not null check (length(contact_name) between 1 and 200),
			contact_email text not null check (contact_email = lower(contact_email)),
			contact_phone text,
			locale text not null,
			person_id uuid references person,
			message text not null default '',
			representative jsonb,
			deputy jsonb,
			answers jsonb not null default '{}',
			consents jsonb not null default '{}',
			token_digest text not null unique,
			edition integer not null default 1,
			enquired_at timestamptz not null,
			declared_at timestamptz,
			withdrawn_at timestamptz,
			withdrawn_reason text,
			is_demo boolean not null default false
		)`.execute(db);
	await sql`create index membership_application_cluster on membership_application (cluster_id, enquired_at)`.execute(
		db
	);
	await sql`create index membership_application_organisation on membership_application (organisation_id)`.execute(
		db
	);
	await sql`
		create table application_message (
			id uuid primary key,
			application_id uuid not null references membership_application on delete cascade,
			is_from_cluster boolean not null,
			is_internal boolean not null default false,
			person_id uuid references person,
			text text not null check (length(text) between 1 and 10000),
			written_at timestamptz not null
		)`.execute(db);
	await sql`create index application_message_application on application_message (application_id)`.execute(
		db
	);
	await sql`
		create table application_decision (
			application_id uuid primary key references membership_application on delete cascade,
			outcome text not null check (outcome in ('admitted', 'declined')),
			organ_name text,
			resolution_id uuid references resolution,
			resolution_reference text,
			decided_on date not null,
			reason text not null default '',
			class_id uuid references membership_class,
			recorded_at timestamptz not null,
			recorded_by_id uuid references person
		)`.execute(db);
	await sql`
		create table application_declaration (
			application_id uuid primary key references membership_application on delete cascade,
			agreement_id uuid not null references agreement,
			prepared_at timestamptz not null
		)`.execute(db);
	await sql`
		create table membership_admission (
			membership_id uuid primary key references membership on delete cascade,
			application_id uuid not null unique references membership_application,
			admitted_at timestamptz not null
		)`.execute(db);

	await sql`
		create table membership_delegate (
			id uuid primary key,
			membership_id uuid not null references membership on delete cascade,
			role text not null check (role in ('representative', 'deputy')),
			name text not null check (length(name) between 1 and 200),
			email text check (email = lower(email)),
			phone text,
			person_id uuid references person,
			valid_from date not null,
			valid_until date,
			constraint membership_delegate_dates_cross check (valid_until >= valid_from),
			constraint membership_delegate_one_at_a_time exclude using gist (
				membership_id with =, role with =, daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`
		create table membership_suspension (
			id uuid primary key,
			membership_id uuid not null references membership on delete cascade,
			cause text not null check (cause in ('arrears', 'decision', 'own_wish')),
			reason text not null default '',
			resolution_id uuid references resolution,
			suspended_on date not null,
			resumed_on date,
			recorded_at timestamptz not null,
			recorded_by_id uuid references person,
			constraint membership_suspension_dates_cross check (resumed_on >= suspended_on),
			constraint membership_suspended_already exclude using gist (
				membership_id with =, daterange(suspended_on, resumed_on) with &&)
		)`.execute(db);
	await sql`
		create table membership_leaving (
			membership_id uuid primary key references membership on delete cascade,
			cause text not null check (cause in ('notice', 'exclusion', 'dissolution')),
			given_on date not null,
			ends_on date not null,
			reason text not null default '',
			resolution_id uuid references resolution,
			recorded_at timestamptz not null,
			recorded_by_id uuid references person,
			constraint membership_leaving_dates_cross check (ends_on >= given_on)
		)`.execute(db);
}
