import { house, type Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { registerCluster } from './cluster.server.ts';
import { slugOf, type ClusterDraft } from './cluster.ts';

export const someDay = new Date('2026-03-02T09:00:00Z');

export function aClusterDraft(
	{ name, locale = 'pl' }: { name: string; locale?: Locale },
	changes: Partial<ClusterDraft> = {}
): ClusterDraft {
	return {
		slug: slugOf(name),
		originalLocale: locale,
		foundedOn: null,
		country: locale === 'bg' ? 'BG' : 'PL',
		region: null,
		town: null,
		latitude: null,
		longitude: null,
		website: null,
		texts: { [locale]: { name, shortName: null, description: '' } },
		sectors: [],
		...changes
	};
}

export async function aCluster(
	db: Database,
	named: { name: string; locale?: Locale },
	changes: Partial<ClusterDraft> = {},
	actor: Actor = house
): Promise<string> {
	const draft = aClusterDraft(named, changes);
	return db
		.transaction()
		.execute(async (tx) => unwrap(await registerCluster(tx, actor, draft, someDay)));
}
