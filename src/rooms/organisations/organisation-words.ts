import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { formatLegalId, nameOfScheme } from './legal-id.ts';
import { findActivity, labelOf } from './nace.ts';
import type { OrganisationDraft, OrganisationKind, SizeClass, Visibility } from './organisation.ts';
import { findStep, valueChains } from './value-chain.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kindSayings: Record<OrganisationKind, Say> = {
	company: m.organisations_kind_company,
	cluster_organisation: m.organisations_kind_cluster_organisation,
	research: m.organisations_kind_research,
	higher_education: m.organisations_kind_higher_education,
	business_support: m.organisations_kind_business_support,
	scaling_up_support: m.organisations_kind_scaling_up_support,
	public_authority: m.organisations_kind_public_authority,
	association: m.organisations_kind_association,
	media: m.organisations_kind_media,
	school: m.organisations_kind_school,
	foundation: m.organisations_kind_foundation,
	financial: m.organisations_kind_financial,
	other: m.organisations_kind_other
};
const sizeSayings: Record<SizeClass, Say> = {
	micro: m.organisations_size_micro,
	small: m.organisations_size_small,
	medium: m.organisations_size_medium,
	large: m.organisations_size_large
};
const visibilitySayings: Record<Visibility, Say> = {
	public: m.organisations_contact_visible_public,
	members: m.organisations_contact_visible_members,
	managers: m.organisations_contact_visible_managers
};
const linkSayings: Record<string, Say> = {
	facebook: m.organisations_link_facebook,
	linkedin: m.organisations_link_linkedin,
	instagram: m.organisations_link_instagram,
	youtube: m.organisations_link_youtube,
	shop: m.organisations_link_shop,
	other: m.organisations_link_other
};

export const kindName = (kind: OrganisationKind, locale: Locale): string =>
	kindSayings[kind]({}, { locale });

export const sizeName = (size: SizeClass, locale: Locale): string =>
	sizeSayings[size]({}, { locale });

export const visibilityName = (visibility: Visibility, locale: Locale): string =>
	visibilitySayings[visibility]({}, { locale });

export const linkName = (kind: string, locale: Locale): string =>
	(linkSayings[kind] ?? m.organisations_link_other)({}, { locale });

/** What the codes of a record mean, in the reader's language; drawn by pages without the lists. */
export function describe(draft: OrganisationDraft, locale: Locale, today: string) {
	return {
		kind: kindName(draft.kind, locale),
		size: draft.sizeClass && sizeName(draft.sizeClass, locale),
		country: nameOfCountry(draft.country, locale),
		region: draft.region && nameOfRegion(draft.region, locale),
		legalIds: draft.legalIds.map(({ scheme, value }) => ({
			scheme,
			name: nameOfScheme(scheme),
			value: formatLegalId(scheme, value)
		})),
		activities: draft.activities.map(({ code, isMain }) => ({
			code,
			isMain,
			...activityLabel(code, locale)
		})),
		chains: describeSteps(draft.chainSteps, locale),
		certificates: draft.certificates.map((certificate) => ({
			...certificate,
			isExpired: certificate.validUntil !== null && certificate.validUntil < today
		})),
		contacts: draft.contacts.map((contact) => ({
			...contact,
			seenBy: visibilityName(contact.visibility, locale)
		})),
		links: draft.links.map(({ kind, url }) => ({ kind, url, name: linkName(kind, locale) }))
	};
}

export type Described = ReturnType<typeof describe>;

export const activityLabel = (code: string, locale: Locale): { text: string; locale: Locale } =>
	findActivity(code) ? labelOf(code, locale) : { text: code, locale };

export const stepName = (address: string, locale: Locale): string =>
	findStep(address)?.names[locale] ?? address;

function describeSteps(steps: OrganisationDraft['chainSteps'], locale: Locale) {
	return valueChains.flatMap((chain) => {
		const own = chain.steps.filter(({ id }) =>
			steps.some((step) => step.chain === chain.id && step.step === id)
		);
		if (own.length === 0) return [];
		return [
			{
				id: chain.id as string,
				name: chain.names[locale],
				steps: own.map(({ id, names }) => ({ id, name: names[locale] }))
			}
		];
	});
}
