import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// What the owner of a published entry wants it to say, until the cluster has looked at it.
	await sql`
		create table entry_change (
			entry_id uuid primary key references marketplace_entry on delete cascade,
			draft jsonb not null,
			sent_at timestamptz not null,
			sent_by_id uuid references person,
			checked_at timestamptz,
			checked_by_id uuid references person,
			returned_at timestamptz
		)`.execute(db);

	await sql`alter table entry_step drop constraint entry_step_kind_check`.execute(db);
	await sql`
		alter table entry_step add constraint entry_step_kind_check check (kind in ('submitted',
			'withdrawn', 'checked', 'returned', 'published', 'renewed', 'asked', 'expired', 'closed',
			'removed', 'appealed', 'restored', 'upheld', 'change_sent', 'change_checked',
			'change_passed', 'change_returned', 'change_dropped'))`.execute(db);
}
