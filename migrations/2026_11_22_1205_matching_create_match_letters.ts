import { sql, type Kysely } from 'kysely';

/** The weekly letter: when somebody was last told, and whether they want it no more. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table match_letter (
			person_id uuid primary key references person on delete cascade,
			told_at timestamptz,
			stopped_at timestamptz
		)`.execute(db);
}
