import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { OwnerKind } from './organ.ts';

export type Owner = {
	kind: OwnerKind;
	id: string;
	slug: string;
	originalLocale: Locale;
	names: Partial<Record<Locale, { name: string }>>;
};
export type Owned = { ownerKind: OwnerKind; ownerId: string };

export async function getOwner(db: Database, { ownerKind, ownerId }: Owned): Promise<Owner> {
	const [own, texts] =
		ownerKind === 'cluster' ? await ofCluster(db, ownerId) : await ofAlliance(db, ownerId);
	const names = Object.fromEntries(texts.map(({ locale, name }) => [locale, { name }]));
	return { kind: ownerKind, id: ownerId, ...own, names };
}

export const ownerName = ({ names, originalLocale }: Owner, locale: Locale): string =>
	nameFor(names, locale, originalLocale);

export const ownerPath = ({ kind, slug }: Pick<Owner, 'kind' | 'slug'>): string =>
	kind === 'cluster' ? `/clusters/${slug}` : `/alliances/${slug}`;

const ofCluster = (db: Database, id: string) =>
	Promise.all([
		db
			.selectFrom('cluster')
			.select(['slug', 'originalLocale'])
			.where('id', '=', id)
			.executeTakeFirstOrThrow(),
		db.selectFrom('clusterText').select(['locale', 'name']).where('clusterId', '=', id).execute()
	]);

const ofAlliance = (db: Database, id: string) =>
	Promise.all([
		db
			.selectFrom('alliance')
			.select(['slug', 'originalLocale'])
			.where('id', '=', id)
			.executeTakeFirstOrThrow(),
		db.selectFrom('allianceText').select(['locale', 'name']).where('allianceId', '=', id).execute()
	]);
