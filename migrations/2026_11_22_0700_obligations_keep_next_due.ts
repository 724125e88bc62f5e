import { sql, type Kysely } from 'kysely';

/** The first occurrence nobody has fulfilled, so that lists of many are filtered and sorted by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table obligation
		add column next_due_on date,
		add column completed_at timestamptz`.execute(db);
	await sql`update obligation set next_due_on = due_on`.execute(db);
	await sql`drop index obligation_due`.execute(db);
	await sql`create index obligation_next on obligation (next_due_on, id)
		where released_at is null and completed_at is null`.execute(db);
}
