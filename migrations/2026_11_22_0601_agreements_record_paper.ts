import { sql, type Kysely } from 'kysely';

/** An agreement signed on paper before the house knew it, and the scan of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table agreement_paper (
			agreement_id uuid primary key references agreement on delete cascade,
			signed_on date not null,
			place text,
			file_id uuid references stored_file,
			recorded_at timestamptz not null,
			recorded_by_id uuid references person
		)`.execute(db);
	await sql`create index agreement_owner on agreement (owner_kind, owner_id)`.execute(db);
	await sql`create index agreement_registered on agreement (registered_at desc, id)`.execute(db);
	await sql`create index agreement_area_area on agreement_area (area, agreement_id)`.execute(db);
	await sql`create index agreement_text_title on agreement_text
		using gin (lower(title) gin_trgm_ops)`.execute(db);
	await sql`create index agreement_term_agreement on agreement_term (agreement_id, valid_until)`.execute(
		db
	);
}
