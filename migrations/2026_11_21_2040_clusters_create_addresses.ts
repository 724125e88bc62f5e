import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table cluster_host (
			host text primary key check (host = lower(host)),
			cluster_id uuid not null references cluster on delete cascade,
			given_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index cluster_host_cluster on cluster_host (cluster_id)`.execute(db);

	await sql`
		create table cluster_former_address (
			slug text primary key,
			cluster_id uuid not null references cluster on delete cascade,
			left_at timestamptz not null default now()
		)`.execute(db);
	await sql`create index cluster_former_address_cluster on cluster_former_address (cluster_id)`.execute(
		db
	);
}
