import { sql, type Kysely } from 'kysely';

/** The desk notes interpreters and experts who are missing, late or gone, as it does participants. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table presence_note
			add column specialist_id uuid references specialist on delete cascade,
			drop constraint presence_of_one,
			add constraint presence_of_one check (num_nonnulls(participant_id, table_id, specialist_id) = 1)
		`.execute(db);
}
