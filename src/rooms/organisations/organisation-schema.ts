import type { Locale } from '#platform/locale.ts';
import type { OrganisationRecord } from './organisation-record.server.ts';

const types: Partial<Record<OrganisationRecord['kind'], string>> = {
	company: 'Corporation',
	higher_education: 'CollegeOrUniversity',
	research: 'ResearchOrganization',
	school: 'EducationalOrganization',
	public_authority: 'GovernmentOrganization',
	media: 'NewsMediaOrganization',
	foundation: 'NGO',
	association: 'NGO'
};

/** The record as schema.org knows it; contacts only as far as they are public. */
export function schemaOf(
	record: OrganisationRecord,
	{ url, logo, locale }: { url: string; logo: string | null; locale: Locale }
) {
	const text = record.texts[locale] ?? record.texts[record.originalLocale];
	const others = Object.values(record.texts).map(({ name }) => name);
	const vat = record.legalIds.find(({ scheme }) => scheme === 'vat')?.value;
	const tax = record.legalIds.find(({ scheme }) => scheme !== 'vat');
	return without({
		'@context': 'https://schema.org',
		'@type': types[record.kind] ?? 'Organization',
		'@id': url,
		url: record.website ?? url,
		name: text?.name,
		alternateName: [...new Set(others)].filter((name) => name !== text?.name),
		description: text?.description,
		logo,
		foundingDate: record.foundedOn,
		vatID: vat,
		taxID: tax?.value,
		address: without({
			'@type': 'PostalAddress',
			addressCountry: record.country,
			addressLocality: record.town,
			postalCode: record.postcode,
			streetAddress: record.street
		}),
		sameAs: record.links.map((link) => link.url),
		contactPoint: record.contacts
			.filter(({ visibility }) => visibility === 'public')
			.map(({ name, email, phone }) =>
				without({ '@type': 'ContactPoint', name, email, telephone: phone })
			)
	});
}

/** JSON that may stand inside a script element: nothing in it can end the element. */
export const asScript = (thing: unknown): string =>
	JSON.stringify(thing).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	);

function without(thing: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(thing).filter(
			([, value]) =>
				value !== null &&
				value !== undefined &&
				value !== '' &&
				!(Array.isArray(value) && !value.length)
		)
	);
}
