import { sql, type Kysely } from 'kysely';

/** A round whose documents are all sealed says so, so that only the others are looked for each minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table signing_round add column sealed_at timestamptz`.execute(db);
	await sql`
		update signing_round r set sealed_at = (
			select max(d.sealed_at) from sealed_document d where d.round_id = r.id)
		from agreement_version v
		where v.id = r.version_id and r.outcome = 'completed' and cardinality(v.locales) <= (
			select count(*) from sealed_document d where d.round_id = r.id and d.kind = 'document')`.execute(
		db
	);
	await sql`create index signing_round_to_seal on signing_round (ended_at, id)
		where outcome = 'completed' and sealed_at is null`.execute(db);
}
