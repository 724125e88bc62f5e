import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table representation_rule (
			id uuid primary key,
			organisation_id uuid not null references organisation on delete cascade,
			mode text not null check (mode in ('sole', 'joint')),
			together integer not null default 1 check (together between 1 and 20),
			note text,
			valid_from date not null,
			valid_until date,
			recorded_at timestamptz not null default now(),
			recorded_by_id uuid references person,
			constraint representation_rule_dates_cross check (valid_until >= valid_from),
			constraint representation_rule_one_at_a_time exclude using gist (
				organisation_id with =, daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`
		create table representative (
			id uuid primary key,
			organisation_id uuid not null references organisation on delete cascade,
			name text not null check (length(name) between 1 and 200),
			function text not null check (length(function) between 1 and 200),
			email text check (email = lower(email)),
			person_id uuid references person,
			may_sign text not null check (may_sign in ('alone', 'together')),
			valid_from date not null,
			valid_until date,
			recorded_at timestamptz not null default now(),
			recorded_by_id uuid references person,
			constraint representative_dates_cross check (valid_until >= valid_from)
		)`.execute(db);
	await sql`create index representative_organisation on representative (organisation_id, valid_from)`.execute(
		db
	);

	await sql`
		create table power_of_attorney (
			id uuid primary key,
			grantor_id uuid not null references organisation on delete cascade,
			attorney_organisation_id uuid references organisation,
			attorney_name text,
			attorney_email text check (attorney_email = lower(attorney_email)),
			person_id uuid references person,
			kinds text[] not null default '{}',
			cluster_id uuid references cluster,
			limit_cents bigint check (limit_cents >= 0),
			currency text check (currency ~ '^[A-Z]{3}$'),
			with_substitution boolean not null default false,
			valid_from date not null,
			valid_until date,
			file_id uuid references stored_file,
			note text,
			recorded_at timestamptz not null default now(),
			recorded_by_id uuid references person,
			constraint power_of_attorney_dates_cross check (valid_until >= valid_from),
			constraint power_of_attorney_somebody check (attorney_organisation_id is not null or attorney_name is not null)
		)`.execute(db);
	await sql`create index power_of_attorney_grantor on power_of_attorney (grantor_id)`.execute(db);
	await sql`create index power_of_attorney_attorney on power_of_attorney (attorney_organisation_id)`.execute(
		db
	);
	await sql`
		create table power_revocation (
			power_id uuid primary key references power_of_attorney on delete cascade,
			revoked_at timestamptz not null,
			revoked_by_id uuid references person,
			reason text not null default ''
		)`.execute(db);

	await sql`
		create table signing_round (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			version_id uuid not null references agreement_version,
			number integer not null check (number > 0),
			place text,
			message jsonb not null default '{}',
			planned_at timestamptz not null default now(),
			dispatched_at timestamptz,
			dispatched_by_id uuid references person,
			expires_at timestamptz,
			remind_days integer not null default 3 check (remind_days between 1 and 60),
			ended_at timestamptz,
			ended_by_id uuid references person,
			outcome text check (outcome in ('completed', 'refused', 'expired', 'recalled', 'replaced')),
			reason text,
			replaced_by_id uuid references signing_round,
			constraint signing_round_number_taken unique (agreement_id, number),
			constraint signing_round_ended_whole check ((ended_at is null) = (outcome is null))
		)`.execute(db);
	await sql`create unique index signing_round_one_open on signing_round (agreement_id)
		where ended_at is null`.execute(db);
	await sql`create index signing_round_expiring on signing_round (expires_at) where ended_at is null`.execute(
		db
	);

	await sql`
		create table signing_step (
			id uuid primary key,
			round_id uuid not null references signing_round on delete cascade,
			turn integer not null check (turn > 0),
			position integer not null default 0,
			task text not null check (task in ('approval', 'signature')),
			party_id uuid references agreement_party,
			name text not null check (length(name) between 1 and 200),
			function text,
			email text check (email = lower(email)),
			locale text not null,
			person_id uuid references person,
			authority text check (authority in ('alone', 'together', 'power_of_attorney', 'for_members')),
			representative_id uuid references representative,
			power_id uuid references power_of_attorney,
			means text not null default 'any' check (means in ('any', 'screen', 'paper'))
		)`.execute(db);
	await sql`create index signing_step_round on signing_step (round_id, turn, position)`.execute(db);
	await sql`create index signing_step_person on signing_step (person_id)`.execute(db);

	await sql`
		create table signature (
			id uuid primary key,
			step_id uuid not null constraint signature_given_already unique references signing_step,
			means text not null check (means in ('account', 'link', 'ceremony', 'paper')),
			name text not null,
			authority jsonb not null,
			signed_at timestamptz not null,
			signed_on_paper_on date,
			drawing text,
			scan_file_id uuid references stored_file,
			address text,
			device text,
			digest text not null,
			recorded_by_id uuid references person
		)`.execute(db);
	await sql`
		create table signing_refusal (
			step_id uuid primary key references signing_step,
			refused_at timestamptz not null,
			reason text not null,
			recorded_by_id uuid references person
		)`.execute(db);
	await sql`
		create table signing_link (
			id uuid primary key,
			step_id uuid not null references signing_step on delete cascade,
			token_digest text not null unique,
			email text not null,
			sent_at timestamptz not null,
			expires_at timestamptz not null,
			used_at timestamptz,
			session_digest text unique,
			session_expires_at timestamptz,
			withdrawn_at timestamptz
		)`.execute(db);
	await sql`create index signing_link_step on signing_link (step_id)`.execute(db);
	await sql`
		create table signing_reminder (
			id uuid primary key,
			step_id uuid not null references signing_step on delete cascade,
			sent_at timestamptz not null
		)`.execute(db);
	await sql`create index signing_reminder_step on signing_reminder (step_id)`.execute(db);

	await sql`
		create table sealed_document (
			id uuid primary key,
			agreement_id uuid not null references agreement on delete cascade,
			round_id uuid not null references signing_round,
			locale text not null,
			kind text not null check (kind in ('document', 'proof')),
			file_id uuid not null references stored_file,
			digest text not null,
			key_fingerprint text not null,
			sealed_at timestamptz not null,
			constraint sealed_document_sealed_already unique (round_id, locale, kind)
		)`.execute(db);
}
