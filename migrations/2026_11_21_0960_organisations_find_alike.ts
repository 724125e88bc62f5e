import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index organisation_text_same_name on organisation_text (folded_name)`.execute(
		db
	);
	await sql`create index organisation_logo on organisation (logo_file_id) where logo_file_id is not null`.execute(
		db
	);
	await sql`create index organisation_import_of on organisation_import (created_by_id, id desc)`.execute(
		db
	);
}
