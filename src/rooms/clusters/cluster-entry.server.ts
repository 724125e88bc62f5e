import type { Transaction } from '#platform/database/database.ts';
import { putEntry, removeEntry, type SearchEntry } from '#platform/search/entry.server.ts';
import { sectionOf } from './cluster.ts';

export async function indexCluster(tx: Transaction, id: string, now: Date): Promise<void> {
	const cluster = await tx
		.selectFrom('cluster')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!cluster) return removeEntry(tx, { kind: 'cluster', id });
	const [texts, sectors, stage, labels] = await Promise.all([
		tx.selectFrom('clusterText').selectAll().where('clusterId', '=', id).execute(),
		tx.selectFrom('clusterSector').select(['scheme', 'code']).where('clusterId', '=', id).execute(),
		tx
			.selectFrom('clusterStage')
			.select('stage')
			.where('clusterId', '=', id)
			.orderBy('since', 'desc')
			.orderBy('id', 'desc')
			.executeTakeFirst(),
		tx
			.selectFrom('registerEntry')
			.select('register')
			.distinct()
			.where('clusterId', '=', id)
			.execute()
	]);
	const entry: SearchEntry = {
		subject: { kind: 'cluster', id },
		titles: Object.fromEntries(texts.map(({ locale, name }) => [locale, name])),
		originalLocale: cluster.originalLocale,
		summaries: Object.fromEntries(
			texts
				.filter(({ description }) => description)
				.map(({ locale, description }) => [locale, description.slice(0, 220)])
		),
		path: `/clusters/${cluster.slug}`,
		country: cluster.country,
		region: cluster.region,
		kinds: stage ? [stage.stage] : [],
		sectors: sectors.filter(({ scheme }) => scheme !== 'nace').map(({ code }) => code),
		divisions: sectors.filter(({ scheme }) => scheme === 'nace').map(({ code }) => `nace-${code}`),
		labels: labels.map(({ register }) => register),
		latitude: cluster.latitude,
		longitude: cluster.longitude,
		isDormant:
			cluster.dormantSince !== null || (stage !== undefined && sectionOf(stage.stage) === 'past'),
		texts: texts.flatMap(({ locale, shortName, description }) => [
			...(shortName ? [{ weight: 'A' as const, text: shortName, locale }] : []),
			...(description ? [{ weight: 'C' as const, text: description, locale }] : []),
			...(cluster.town ? [{ weight: 'B' as const, text: cluster.town, locale }] : [])
		])
	};
	await putEntry(tx, entry, now);
}
