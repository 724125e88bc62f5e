import { sql, type Kysely } from 'kysely';

/** Where letters of a sort can be stopped, for mail programs that offer it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table letter add column stop_url text`.execute(db);
}
