import type { Database } from '#platform/database/database.ts';

/** Clusters between which an agreement is in force, as pairs `one other`. */
export async function listLinkedClusters(db: Database, clusterId: string): Promise<Set<string>> {
	const rows = await db
		.selectFrom('agreementParty as own')
		.innerJoin('agreementParty as other', 'other.agreementId', 'own.agreementId')
		.innerJoin('agreement', 'agreement.id', 'own.agreementId')
		.select('other.clusterId')
		.distinct()
		.where('own.clusterId', '=', clusterId)
		.where('other.clusterId', 'is not', null)
		.where('other.clusterId', '!=', clusterId)
		.where('state', '=', 'in_force')
		.execute();
	return new Set(rows.map((row) => `${clusterId} ${row.clusterId}`));
}
