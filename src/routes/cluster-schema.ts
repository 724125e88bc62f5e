import type { Locale } from '#platform/locale.ts';
import type { ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { ClusterSite } from './cluster-site.server.ts';

/** The cluster as schema.org's Organization. */
export function schemaOf(
	cluster: ClusterRecord,
	site: ClusterSite,
	{ locale, origin, url }: { locale: Locale; origin: string; url: string }
) {
	const name = nameFor(cluster.texts, locale, cluster.originalLocale);
	const others = Object.values(cluster.texts).flatMap((text) => [text.name, text.shortName ?? '']);
	return {
		'@context': 'https://schema.org',
		'@type': 'Organization',
		'@id': url,
		url: cluster.website ?? url,
		name,
		alternateName: [...new Set(others)].filter((other) => other && other !== name),
		description: Object.values(site.description)[0] || undefined,
		foundingDate: cluster.foundedOn ?? undefined,
		logo: cluster.logoFileId ? `${origin}/files/${cluster.logoFileId}` : undefined,
		address: {
			'@type': 'PostalAddress',
			addressCountry: cluster.country,
			addressLocality: cluster.town ?? undefined
		},
		parentOrganization: site.coordinator
			? { '@type': 'Organization', name: site.coordinator.name }
			: undefined,
		memberOf: site.alliances.map((alliance) => ({ '@type': 'Organization', name: alliance.name })),
		sameAs: site.registers.flatMap((entry) => (entry.url && !entry.isExpired ? [entry.url] : []))
	};
}
