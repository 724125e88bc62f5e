import { sql, type Kysely } from 'kysely';

/** The digest of a clause's texts that somebody found to say the same in every language. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table clause add column compared text`.execute(db);
}
