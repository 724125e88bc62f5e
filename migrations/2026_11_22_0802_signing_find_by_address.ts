import { sql, type Kysely } from 'kysely';

/**
 * A desk asks by address for what waits there; when a signer was written to, the links tell. A party
 * may leave a draft although a round that came to nothing knew it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index signing_step_email on signing_step (email)`.execute(db);
	await sql`alter table signing_step drop constraint signing_step_party_id_fkey,
		add constraint signing_step_party_id_fkey foreign key (party_id)
			references agreement_party on delete set null`.execute(db);
	await sql`create index signing_step_party on signing_step (party_id)`.execute(db);
	await sql`drop table signing_reminder`.execute(db);
}
