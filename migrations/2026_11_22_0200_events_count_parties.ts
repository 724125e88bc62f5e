import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table registration add column party_size integer not null default 1`.execute(db);
	await sql`alter table registration add column told_edition integer not null default 1`.execute(
		db
	);
	await sql`create index registration_larger_parties on registration (event_id, party_size)
		where state = 'waiting' and party_size > 1`.execute(db);
	await sql`create index registration_offers on registration (offered_until) where state = 'offered'`.execute(
		db
	);
	await sql`create index registration_email on registration (email)`.execute(db);
	await sql`alter table event add column invitation_edition integer not null default 1`.execute(db);
}
