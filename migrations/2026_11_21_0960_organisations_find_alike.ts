import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table organisation_text add column bare_name text not null default ''`.execute(
		db
	);
	await sql`update organisation_text set bare_name = folded_name`.execute(db);
	await sql`create index organisation_text_bare on organisation_text (bare_name)`.execute(db);
	await sql`create index organisation_logo on organisation (logo_file_id) where logo_file_id is not null`.execute(
		db
	);
	// What points here is looked for whenever an organisation goes.
	await sql`create index organisation_merged_into on organisation (merged_into_id) where merged_into_id is not null`.execute(
		db
	);
	await sql`create index council_seat_organisation on council_seat (organisation_id)`.execute(db);
	await sql`create index organisation_import_of on organisation_import (created_by_id, id desc)`.execute(
		db
	);
}
