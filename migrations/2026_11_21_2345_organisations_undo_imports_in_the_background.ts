import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table organisation_import add undo_begun_at timestamptz`.execute(db);
}
