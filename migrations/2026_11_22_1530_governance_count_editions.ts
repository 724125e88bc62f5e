import { sql, type Kysely } from 'kysely';

/** What two may write at once says which writing somebody has seen. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['agenda_item', 'joining_question', 'membership_class'])
		await sql`alter table ${sql.table(table)} add column edition integer not null default 1`.execute(
			db
		);
}
