import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table bank_statement alter column file_id drop not null`.execute(db);
	await sql`update bank_statement set file_id = null where file_id in (
		select id from stored_file where digest = repeat('0', 64))`.execute(db);
	await sql`delete from stored_file where digest = repeat('0', 64)`.execute(db);
}
