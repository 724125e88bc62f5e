import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index search_entry_labels on search_entry using gin (labels)`.execute(db);
}
