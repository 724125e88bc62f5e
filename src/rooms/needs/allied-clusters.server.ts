import type { Database } from '#platform/database/database.ts';

/** Clusters that stand in one alliance with this one on a day. */
export async function listAlliedClusters(
	db: Database,
	clusterId: string,
	today: string
): Promise<string[]> {
	const rows = await db
		.selectFrom('allianceParticipation as own')
		.innerJoin('allianceParticipation as other', 'other.allianceId', 'own.allianceId')
		.select('other.clusterId')
		.distinct()
		.where('own.clusterId', '=', clusterId)
		.where('other.clusterId', 'is not', null)
		.where('other.clusterId', '!=', clusterId)
		.where('own.validFrom', '<=', today)
		.where('other.validFrom', '<=', today)
		.where((or) => or.or([or('own.validUntil', 'is', null), or('own.validUntil', '>', today)]))
		.where((or) => or.or([or('other.validUntil', 'is', null), or('other.validUntil', '>', today)]))
		.execute();
	return rows.flatMap((row) => row.clusterId ?? []);
}
