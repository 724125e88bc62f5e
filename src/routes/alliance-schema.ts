import type { Locale } from '#platform/locale.ts';
import type { AllianceRecord } from '#rooms/alliances/alliance-record.server.ts';
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';

/** The alliance as schema.org's Organization, with its parties and who pays. */
export function allianceSchemaOf(
	alliance: AllianceRecord,
	parties: readonly { name: string; href: string }[],
	{ locale, origin }: { locale: Locale; origin: string }
) {
	const url = `${origin}/${locale}/alliances/${alliance.slug}`;
	const { texts, originalLocale: original, funding } = alliance;
	return {
		'@context': 'https://schema.org',
		'@type': 'Organization',
		'@id': url,
		url: alliance.website ?? url,
		name: nameFor(texts, locale, original),
		alternateName: Object.values(readerTexts(texts, 'shortName', { locale, original }))[0],
		description: Object.values(readerTexts(texts, 'description', { locale, original }))[0],
		foundingDate: alliance.foundedOn ?? undefined,
		dissolutionDate: alliance.endedOn ?? undefined,
		member: parties.map(({ name, href }) => ({
			'@type': 'Organization',
			name,
			url: origin + href
		})),
		funding: funding
			? {
					'@type': 'Grant',
					name: funding.projectName,
					identifier: funding.grantNumber ?? funding.reference ?? undefined,
					funder: funding.programme
						? { '@type': 'Organization', name: funding.programme }
						: undefined
				}
			: undefined
	};
}
