import { sql, type Kysely } from 'kysely';

/** Where very many match a word, those that have it in their name are found first. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index search_entry_named on search_entry using gin (ts_filter(words, '{a}'))`.execute(
		db
	);
}
