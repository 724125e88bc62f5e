import type { Transaction } from '#platform/database/database.ts';
import { putEntry, removeEntry } from '#platform/search/entry.server.ts';

export async function indexAlliance(tx: Transaction, id: string, now: Date): Promise<void> {
	const alliance = await tx
		.selectFrom('alliance')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!alliance) return removeEntry(tx, { kind: 'alliance', id });
	const [texts, funding] = await Promise.all([
		tx.selectFrom('allianceText').selectAll().where('allianceId', '=', id).execute(),
		tx
			.selectFrom('allianceFunding')
			.select(['projectName', 'reference', 'programme'])
			.where('allianceId', '=', id)
			.executeTakeFirst()
	]);
	const project = [funding?.projectName, funding?.programme, funding?.reference]
		.filter(Boolean)
		.join(' ');
	await putEntry(
		tx,
		{
			subject: { kind: 'alliance', id },
			titles: Object.fromEntries(texts.map(({ locale, name }) => [locale, name])),
			originalLocale: alliance.originalLocale,
			summaries: Object.fromEntries(
				texts
					.filter(({ description }) => description)
					.map(({ locale, description }) => [locale, description.slice(0, 220)])
			),
			path: `/alliances/${alliance.slug}`,
			country: null,
			region: null,
			kinds: [alliance.kind],
			sectors: [],
			labels: [],
			latitude: null,
			longitude: null,
			isDormant: alliance.dormantSince !== null,
			texts: [
				...texts.flatMap(({ locale, shortName, description }) => [
					...(shortName ? [{ weight: 'A' as const, text: shortName, locale }] : []),
					...(description ? [{ weight: 'C' as const, text: description, locale }] : [])
				]),
				...(project
					? [{ weight: 'B' as const, text: project, locale: alliance.originalLocale }]
					: [])
			]
		},
		now
	);
}
