import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table cluster (
			id uuid primary key,
			slug text not null constraint cluster_address_taken unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
			original_locale text not null,
			founded_on date,
			country text not null check (country ~ '^[A-Z]{2}$'),
			region text,
			town text,
			latitude double precision,
			longitude double precision,
			website text,
			logo_file_id uuid references stored_file,
			is_demo boolean not null default false,
			edition integer not null default 1,
			registered_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			dormant_since timestamptz
		)`.execute(db);
	await sql`create index cluster_place on cluster (country, region)`.execute(db);

	await sql`
		create table cluster_text (
			cluster_id uuid not null references cluster on delete cascade,
			locale text not null,
			name text not null check (length(name) between 1 and 300),
			short_name text,
			description text not null default '',
			primary key (cluster_id, locale)
		)`.execute(db);

	await sql`
		create table cluster_stage (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			stage text not null check (stage in ('idea', 'letter_of_intent', 'initiative',
				'cooperation_agreement', 'active', 'dormant', 'dissolved', 'succeeded')),
			since date not null,
			note text,
			recorded_by_id uuid references person,
			recorded_at timestamptz not null default now(),
			constraint cluster_stage_recorded_already unique (cluster_id, stage, since)
		)`.execute(db);

	await sql`
		create table cluster_coordinator (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			organisation_id uuid not null references organisation,
			valid_from date not null,
			valid_until date,
			recorded_at timestamptz not null default now(),
			constraint cluster_coordinator_dates_cross check (valid_until >= valid_from),
			constraint cluster_coordinator_one_at_a_time exclude using gist (
				cluster_id with =, daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`create index cluster_coordinator_organisation on cluster_coordinator (organisation_id)`.execute(
		db
	);

	await sql`
		create table cluster_sector (
			cluster_id uuid not null references cluster on delete cascade,
			scheme text not null check (scheme in ('nace', 'ecosystem')),
			code text not null,
			primary key (cluster_id, scheme, code)
		)`.execute(db);

	await sql`
		create table membership (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			organisation_id uuid not null references organisation,
			kind text not null check (kind in ('member', 'partner')),
			class text,
			valid_from date not null,
			valid_until date,
			recorded_at timestamptz not null default now(),
			constraint membership_dates_cross check (valid_until >= valid_from),
			constraint membership_held_already exclude using gist (
				cluster_id with =, organisation_id with =, kind with =,
				daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`create index membership_organisation on membership (organisation_id)`.execute(db);
	await sql`create index membership_cluster on membership (cluster_id)`.execute(db);

	await sql`
		create table council_seat (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			organisation_id uuid references organisation,
			person_name text not null,
			role text not null check (role in ('chair', 'deputy_chair', 'member', 'secretary')),
			valid_from date not null,
			valid_until date,
			constraint council_seat_dates_cross check (valid_until >= valid_from)
		)`.execute(db);
	await sql`create index council_seat_cluster on council_seat (cluster_id)`.execute(db);

	await sql`
		create table cluster_succession (
			predecessor_id uuid not null references cluster,
			successor_id uuid not null references cluster,
			since date not null,
			primary key (predecessor_id, successor_id),
			constraint cluster_succession_to_itself check (predecessor_id <> successor_id)
		)`.execute(db);

	await sql`
		create table register_entry (
			id uuid primary key,
			cluster_id uuid not null references cluster on delete cascade,
			register text not null check (register in ('parp_map', 'kkk', 'eccp', 'label', 'club', 'other')),
			name text,
			reference text,
			url text,
			valid_from date not null,
			valid_until date,
			constraint register_entry_dates_cross check (valid_until >= valid_from)
		)`.execute(db);
	await sql`create index register_entry_cluster on register_entry (cluster_id)`.execute(db);
}
