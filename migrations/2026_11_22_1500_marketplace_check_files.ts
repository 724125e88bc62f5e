import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// Where the cluster looks at entries, a file added later is in sight once they have looked at it.
	await sql`alter table entry_file add column shown_at timestamptz`.execute(db);
	await sql`update entry_file set shown_at = added_at`.execute(db);
}
