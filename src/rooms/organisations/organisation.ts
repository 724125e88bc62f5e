import type { Locale } from '#platform/locale.ts';
import type { LegalIdScheme } from './legal-id-answer.ts';

export const organisationKinds = [
	'company',
	'cluster_organisation',
	'research',
	'higher_education',
	'business_support',
	'scaling_up_support',
	'public_authority',
	'association',
	'media',
	'school',
	'foundation',
	'financial',
	'other'
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const sizeClasses = ['micro', 'small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

export const visibilities = ['public', 'members', 'managers'] as const;
export type Visibility = (typeof visibilities)[number];

export type Verification = 'format_ok' | 'checksum_ok' | 'confirmed' | 'unknown_now' | 'invalid';

export const linkKinds = ['facebook', 'linkedin', 'instagram', 'youtube', 'shop', 'other'] as const;

export type OrganisationText = { name: string; shortName: string | null; description: string };

export type Contact = {
	name: string;
	role: string | null;
	email: string | null;
	phone: string | null;
	visibility: Visibility;
};

export type Certificate = {
	name: string;
	issuedBy: string | null;
	reference: string | null;
	validFrom: string | null;
	validUntil: string | null;
};

/** An organisation as it is entered: on a form, in a row of an import, in the demo world. */
export type OrganisationDraft = {
	kind: OrganisationKind;
	sizeClass: SizeClass | null;
	originalLocale: Locale;
	foundedOn: string | null;
	country: string;
	region: string | null;
	town: string | null;
	postcode: string | null;
	street: string | null;
	latitude: number | null;
	longitude: number | null;
	website: string | null;
	texts: Partial<Record<Locale, OrganisationText>>;
	legalIds: { scheme: LegalIdScheme; value: string }[];
	activities: { code: string; isMain: boolean }[];
	chainSteps: { chain: string; step: string }[];
	capabilities: { locale: Locale; text: string }[];
	certificates: Certificate[];
	contacts: Contact[];
	links: { kind: string; url: string }[];
};

export type Figures = { staff: number; turnover: number; balance: number };

/**
 * Size by the EU definition (Recommendation 2003/361/EC): headcount decides together with either
 * turnover or balance sheet total, both in euros a year.
 */
export function sizeClassOf({ staff, turnover, balance }: Figures): SizeClass {
	const within = (people: number, sales: number, total: number) =>
		staff < people && (turnover <= sales || balance <= total);
	if (within(10, 2e6, 2e6)) return 'micro';
	if (within(50, 10e6, 10e6)) return 'small';
	if (within(250, 50e6, 43e6)) return 'medium';
	return 'large';
}

/** `https://www.Modacc.cat/en` → `modacc.cat`; shared hosts tell nothing and give null. */
export function webDomainOf(website: string | null): string | null {
	if (!website) return null;
	const host = /^(?:https?:\/\/)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)/i.exec(website.trim())?.[1];
	const domain = host?.toLowerCase() ?? null;
	return domain && !sharedHosts.test(domain) ? domain : null;
}

const sharedHosts =
	/(^|\.)(facebook|instagram|linkedin|youtube|google|blogspot|wordpress|wixsite|allegro|etsy)\./;

export const monthsUntilConfirmation = 6;

/** A record is alive while somebody has vouched for it within the last six months and a grace of one. */
export function confirmationState(
	confirmedAt: Date | null,
	registeredAt: Date,
	now: Date
): 'confirmed' | 'due' | 'silent' {
	const last = confirmedAt ?? registeredAt;
	const months = monthsBetween(last, now);
	if (months < monthsUntilConfirmation) return 'confirmed';
	return months < monthsUntilConfirmation + 1 ? 'due' : 'silent';
}

export function monthsBetween(from: Date, to: Date): number {
	const whole =
		(to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
	return to.getUTCDate() < from.getUTCDate() ? whole - 1 : whole;
}

/** One kind of text in all its languages: `{ pl: { name }, en: { name } }` → `{ pl, en }`. */
export function eachText<Name extends string>(
	texts: Partial<Record<Locale, Record<Name, string | null>>>,
	name: NoInfer<Name>
): Partial<Record<Locale, string | null>> {
	return Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, text[name]]));
}
