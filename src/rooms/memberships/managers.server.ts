import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';

export type Manager = { personId: string; name: string; email: string; locale: Locale };

/** Who leads a cluster today, for letters about what waits for them. */
export async function listManagers(db: Database, clusterId: string, now: Date): Promise<Manager[]> {
	return db
		.selectFrom('roleGrant')
		.innerJoin('person', 'person.id', 'roleGrant.personId')
		.select(['person.id as personId', 'person.name', 'person.email', 'person.locale'])
		.where('scopeKind', '=', 'cluster')
		.where('scopeId', '=', clusterId)
		.where('role', '=', 'manager')
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', now)]))
		.orderBy('person.id')
		.limit(20)
		.execute();
}
