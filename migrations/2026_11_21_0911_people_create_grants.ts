import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table role_grant (
			id uuid primary key,
			person_id uuid not null references person,
			role text not null check (role in ('administrator', 'manager', 'editor', 'representative')),
			scope_kind text not null check (scope_kind in ('instance', 'alliance', 'cluster', 'organisation')),
			scope_id uuid,
			valid_from timestamptz not null,
			valid_until timestamptz,
			granted_by_id uuid,
			succeeds_id uuid references role_grant,
			recorded_at timestamptz not null default now(),
			constraint role_grant_scope check ((scope_kind = 'instance') = (scope_id is null)),
			constraint role_grant_administrator check ((role = 'administrator') = (scope_kind = 'instance')),
			constraint role_grant_dates_cross check (valid_until is null or valid_until >= valid_from),
			constraint role_grant_held_already exclude using gist (
				person_id with =, role with =, scope_kind with =,
				(coalesce(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
				tstzrange(valid_from, valid_until) with &&)
		)`.execute(db);
	await sql`create index role_grant_scope_holders on role_grant (scope_kind, scope_id)`.execute(db);

	await sql`
		create table invitation (
			id uuid primary key,
			email text not null,
			locale text not null,
			role text not null,
			scope_kind text not null,
			scope_id uuid,
			token_digest text not null unique,
			invited_by_id uuid not null references person,
			hands_over_id uuid references role_grant,
			invited_at timestamptz not null,
			expires_at timestamptz not null,
			accepted_at timestamptz,
			accepted_by_id uuid references person,
			withdrawn_at timestamptz
		)`.execute(db);
	await sql`create index invitation_scope on invitation (scope_kind, scope_id)`.execute(db);

	await sql`
		create table acting_for (
			id uuid primary key,
			actor_id uuid not null references person,
			person_id uuid not null references person,
			reason text not null,
			started_at timestamptz not null,
			ended_at timestamptz,
			constraint acting_for_oneself check (actor_id <> person_id)
		)`.execute(db);
	await sql`create unique index acting_for_one_at_a_time on acting_for (actor_id) where ended_at is null`.execute(
		db
	);
}
