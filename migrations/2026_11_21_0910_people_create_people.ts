import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table person (
			id uuid primary key,
			name text not null,
			email text not null constraint person_email_taken unique,
			email_verified boolean not null default false,
			image text,
			locale text not null default 'en',
			time_zone text not null default 'Europe/Warsaw',
			two_factor_enabled boolean not null default false,
			is_demo boolean not null default false,
			erased_at timestamptz,
			created_at timestamptz not null default now(),
			updated_at timestamptz not null default now()
		)`.execute(db);

	await sql`
		create table session (
			id uuid primary key,
			token text not null unique,
			person_id uuid not null references person on delete cascade,
			expires_at timestamptz not null,
			ip_address text,
			user_agent text,
			created_at timestamptz not null default now(),
			updated_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index session_person on session (person_id)`.execute(db);

	await sql`
		create table credential (
			id uuid primary key,
			account_id text not null,
			provider_id text not null,
			person_id uuid not null references person on delete cascade,
			access_token text,
			refresh_token text,
			id_token text,
			access_token_expires_at timestamptz,
			refresh_token_expires_at timestamptz,
			scope text,
			password text,
			created_at timestamptz not null default now(),
			updated_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index credential_person on credential (person_id)`.execute(db);

	await sql`
		create table verification (
			id uuid primary key,
			identifier text not null,
			value text not null,
			expires_at timestamptz not null,
			created_at timestamptz not null default now(),
			updated_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index verification_identifier on verification (identifier)`.execute(db);

	await sql`
		create table two_factor (
			id uuid primary key,
			person_id uuid not null references person on delete cascade,
			secret text not null,
			backup_codes text not null,
			verified boolean not null default true,
			failed_verification_count integer not null default 0,
			locked_until timestamptz
		)`.execute(db);
	await sql`create index two_factor_person on two_factor (person_id)`.execute(db);

	await sql`
		create table passkey (
			id uuid primary key,
			name text,
			public_key text not null,
			person_id uuid not null references person on delete cascade,
			credential_id text not null unique,
			counter bigint not null,
			device_type text not null,
			backed_up boolean not null,
			transports text,
			aaguid text,
			created_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index passkey_person on passkey (person_id)`.execute(db);
}
