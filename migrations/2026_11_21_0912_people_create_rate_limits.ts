import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table sign_in_rate (
			id uuid primary key,
			key text not null unique,
			count integer not null,
			last_request bigint not null
		)`.execute(db);
}
