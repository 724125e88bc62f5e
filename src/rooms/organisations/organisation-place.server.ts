import type { Database } from '#platform/database/database.ts';

/** Where organisations sit, for a map; those without a known place are left out. */
export async function listOrganisationPlaces(db: Database, ids: readonly string[]) {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('organisation')
		.select(['id', 'latitude', 'longitude'])
		.where('id', 'in', [...new Set(ids)])
		.execute();
	return rows.flatMap(({ id, latitude, longitude }) =>
		latitude !== null && longitude !== null ? [{ id, latitude, longitude }] : []
	);
}
