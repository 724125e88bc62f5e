import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	// A need: rooms above this one know it, so no table is referred to.
	await sql`alter table entry_draft add column begun_from_id uuid`.execute(db);
}
