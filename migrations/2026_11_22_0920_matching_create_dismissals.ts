import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table match_dismissal (
			entry_id uuid not null references marketplace_entry on delete cascade,
			counterpart_id uuid not null references marketplace_entry on delete cascade,
			reason text not null check (reason in ('sector', 'region', 'size', 'known_already', 'other')),
			dismissed_at timestamptz not null,
			dismissed_by_id uuid references person,
			primary key (entry_id, counterpart_id)
		)`.execute(db);
}
