import { sql, type Kysely } from 'kysely';

/** Orders out of an archive, until somebody takes part in the work again. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table waiting_order (
			id uuid primary key,
			job text not null,
			details jsonb not null,
			not_before timestamptz not null
		)`.execute(db);
}
