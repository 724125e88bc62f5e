import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table alliance (
			id uuid primary key,
			slug text not null constraint alliance_address_taken unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
			kind text not null check (kind in ('umbrella', 'club', 'consortium')),
			original_locale text not null,
			founded_on date,
			ended_on date,
			website text,
			logo_file_id uuid references stored_file,
			is_demo boolean not null default false,
			edition integer not null default 1,
			registered_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			dormant_since timestamptz,
			constraint alliance_dates_cross check (ended_on >= founded_on)
		)`.execute(db);

	await sql`
		create table alliance_text (
			alliance_id uuid not null references alliance on delete cascade,
			locale text not null,
			name text not null check (length(name) between 1 and 300),
			short_name text,
			description text not null default '',
			primary key (alliance_id, locale)
		)`.execute(db);

	await sql`
		create table alliance_participation (
			id uuid primary key,
			alliance_id uuid not null references alliance on delete cascade,
			cluster_id uuid references cluster,
			organisation_id uuid references organisation,
			role text not null check (role in ('lead_partner', 'partner', 'associated', 'member', 'umbrella_body', 'host')),
			valid_from date not null,
			valid_until date,
			recorded_at timestamptz not null default now(),
			constraint alliance_participation_one_party check (num_nonnulls(cluster_id, organisation_id) = 1),
			constraint alliance_participation_dates_cross check (valid_until >= valid_from),
			constraint alliance_participation_held_already exclude using gist (
				alliance_id with =, (coalesce(cluster_id, organisation_id)) with =,
				daterange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`create index alliance_participation_cluster on alliance_participation (cluster_id)`.execute(
		db
	);
	await sql`create index alliance_participation_organisation on alliance_participation (organisation_id)`.execute(
		db
	);

	await sql`
		create table alliance_funding (
			alliance_id uuid primary key references alliance on delete cascade,
			project_name text not null,
			programme text,
			reference text,
			grant_number text,
			starts_on date,
			ends_on date,
			emblem text check (emblem in ('eu', 'none')),
			constraint alliance_funding_dates_cross check (ends_on >= starts_on)
		)`.execute(db);

	await sql`
		create table alliance_funding_text (
			alliance_id uuid not null references alliance_funding on delete cascade,
			locale text not null,
			statement text not null,
			primary key (alliance_id, locale)
		)`.execute(db);
}
