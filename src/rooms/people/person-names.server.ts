import type { Database } from '#platform/database/database.ts';

/** Names of people by id; nulls among the ids are passed over. */
export async function listPersonNames(
	db: Database,
	ids: readonly (string | null)[]
): Promise<Map<string, string>> {
	const wanted = [...new Set(ids.filter((id) => id !== null))];
	if (wanted.length === 0) return new Map();
	const rows = await db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('id', 'in', wanted)
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
