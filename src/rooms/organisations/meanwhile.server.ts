import type { Database } from '#platform/database/database.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import type { OrganisationDraft } from './organisation.ts';

/** What the fields changed since an edition were like in that edition, told by the journal. */
export async function readBeginning(
	db: Database,
	id: string,
	editionsAgo: number
): Promise<Partial<OrganisationDraft>> {
	const deeds = await listDeeds(db, { kind: 'organisation', id }, { limit: 200 });
	const changes = deeds.filter(({ deed }) => deed === 'organisation.changed').slice(0, editionsAgo);
	const befores = changes.map(({ details }) =>
		Object.fromEntries(
			Object.entries((details.changed ?? {}) as Record<string, { before: unknown }>).map(
				([field, { before }]) => [field, before]
			)
		)
	);
	return Object.assign({}, ...befores) as Partial<OrganisationDraft>;
}
