import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table organisation (
			id uuid primary key,
			kind text not null check (kind in ('company', 'cluster_organisation', 'research',
				'higher_education', 'business_support', 'scaling_up_support', 'public_authority',
				'association', 'media', 'school', 'foundation', 'financial', 'other')),
			size_class text check (size_class in ('micro', 'small', 'medium', 'large')),
			original_locale text not null,
			founded_on date,
			country text not null check (country ~ '^[A-Z]{2}$'),
			region text,
			nuts3 text,
			town text,
			postcode text,
			street text,
			latitude double precision check (latitude between -90 and 90),
			longitude double precision check (longitude between -180 and 180),
			website text,
			web_domain text,
			logo_file_id uuid references stored_file,
			is_demo boolean not null default false,
			edition integer not null default 1,
			registered_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			dormant_since timestamptz,
			merged_into_id uuid references organisation
		)`.execute(db);
	await sql`create index organisation_place on organisation (country, region)`.execute(db);
	await sql`create index organisation_web_domain on organisation (web_domain)`.execute(db);

	await sql`
		create table organisation_text (
			organisation_id uuid not null references organisation on delete cascade,
			locale text not null,
			name text not null check (length(name) between 1 and 300),
			short_name text,
			description text not null default '',
			folded_name text not null,
			primary key (organisation_id, locale)
		)`.execute(db);
	await sql`create index organisation_text_folded on organisation_text using gin (folded_name gin_trgm_ops)`.execute(
		db
	);

	await sql`
		create table organisation_legal_id (
			organisation_id uuid not null references organisation on delete cascade,
			scheme text not null,
			value text not null,
			verification text not null check (verification in
				('format_ok', 'checksum_ok', 'confirmed', 'unknown_now', 'invalid')),
			verified_at timestamptz,
			primary key (organisation_id, scheme),
			constraint organisation_legal_id_taken unique (scheme, value)
		)`.execute(db);

	await sql`
		create table organisation_activity (
			organisation_id uuid not null references organisation on delete cascade,
			nace_code text not null,
			is_main boolean not null default false,
			primary key (organisation_id, nace_code)
		)`.execute(db);
	await sql`create unique index organisation_activity_one_main on organisation_activity (organisation_id) where is_main`.execute(
		db
	);

	await sql`
		create table organisation_chain_step (
			organisation_id uuid not null references organisation on delete cascade,
			chain text not null,
			step text not null,
			primary key (organisation_id, chain, step)
		)`.execute(db);

	await sql`
		create table organisation_capability (
			id uuid primary key,
			organisation_id uuid not null references organisation on delete cascade,
			locale text not null,
			text text not null check (length(text) between 1 and 500),
			place integer not null default 0
		)`.execute(db);
	await sql`create index organisation_capability_of on organisation_capability (organisation_id)`.execute(
		db
	);

	await sql`
		create table organisation_certificate (
			id uuid primary key,
			organisation_id uuid not null references organisation on delete cascade,
			name text not null,
			issued_by text,
			reference text,
			valid_from date,
			valid_until date,
			constraint organisation_certificate_dates_cross check (valid_until >= valid_from)
		)`.execute(db);
	await sql`create index organisation_certificate_of on organisation_certificate (organisation_id)`.execute(
		db
	);

	await sql`
		create table organisation_contact (
			id uuid primary key,
			organisation_id uuid not null references organisation on delete cascade,
			name text not null,
			role text,
			email text,
			phone text,
			visibility text not null check (visibility in ('public', 'members', 'managers')),
			place integer not null default 0
		)`.execute(db);
	await sql`create index organisation_contact_of on organisation_contact (organisation_id)`.execute(
		db
	);

	await sql`
		create table organisation_link (
			organisation_id uuid not null references organisation on delete cascade,
			kind text not null,
			url text not null,
			primary key (organisation_id, kind, url)
		)`.execute(db);

	await sql`
		create table confirmation (
			id uuid primary key,
			subject_kind text not null check (subject_kind in ('organisation', 'cluster', 'alliance')),
			subject_id uuid not null,
			confirmed_by_id uuid references person,
			confirmed_at timestamptz not null
		)`.execute(db);
	await sql`create index confirmation_subject on confirmation (subject_kind, subject_id, confirmed_at desc)`.execute(
		db
	);

	await sql`
		create table confirmation_request (
			id uuid primary key,
			subject_kind text not null,
			subject_id uuid not null,
			person_id uuid not null references person,
			token_digest text not null unique,
			asked_at timestamptz not null,
			expires_at timestamptz not null,
			answered_at timestamptz
		)`.execute(db);
	await sql`create index confirmation_request_subject on confirmation_request (subject_kind, subject_id, asked_at desc)`.execute(
		db
	);
}
