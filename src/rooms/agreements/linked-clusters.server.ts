import type { Database } from '#platform/database/database.ts';

/** Clusters between which an agreement is in force, as pairs `one other`. */
export const listLinkedClusters = async (db: Database, clusterId: string): Promise<Set<string>> =>
	new Set((await listPartnerClusters(db, [clusterId])).map((other) => `${clusterId} ${other}`));

/** The other clusters of agreements in force to which one of these is a party. */
export async function listPartnerClusters(
	db: Database,
	clusterIds: readonly string[]
): Promise<string[]> {
	if (clusterIds.length === 0) return [];
	const rows = await db
		.selectFrom('agreementParty as own')
		.innerJoin('agreementParty as other', 'other.agreementId', 'own.agreementId')
		.innerJoin('agreement', 'agreement.id', 'own.agreementId')
		.select('other.clusterId')
		.distinct()
		.where('own.clusterId', 'in', [...clusterIds])
		.where('other.clusterId', 'is not', null)
		.where('other.clusterId', 'not in', [...clusterIds])
		.where('state', '=', 'in_force')
		.execute();
	return rows.flatMap((row) => row.clusterId ?? []);
}
