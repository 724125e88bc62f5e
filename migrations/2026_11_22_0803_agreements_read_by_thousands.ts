import { sql, type Kysely } from 'kysely';

/** The register in its usual order, a number searched for, who is bound, what was done of one promise. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index agreement_changed on agreement (changed_at desc nulls last, id desc)`.execute(
		db
	);
	await sql`create index agreement_reference on agreement
		using gin (lower(reference) gin_trgm_ops)`.execute(db);
	await sql`create index agreement_owner_alone on agreement (owner_id)`.execute(db);
	await sql`create index agreement_party_bound on agreement_party
		(coalesce(cluster_id, organisation_id))`.execute(db);
	await sql`create index obligation_fulfilment_obligation on obligation_fulfilment (obligation_id)`.execute(
		db
	);
}
