import { m } from '#messages';
import { displayNames } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { formatLegalId, nameOfScheme } from './legal-id.ts';
import {
	activityLabel,
	kindName,
	linkName,
	sizeName,
	stepName,
	visibilityName
} from './organisation-words.ts';
import type { OrganisationDraft } from './organisation.ts';

type Field = keyof OrganisationDraft;
type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const names: Record<Field, Say> = {
	kind: m.organisations_field_kind,
	sizeClass: m.organisations_field_sizeClass,
	originalLocale: m.organisations_field_originalLocale,
	foundedOn: m.organisations_field_foundedOn,
	country: m.organisations_field_country,
	region: m.organisations_field_region,
	town: m.organisations_field_town,
	postcode: m.organisations_field_postcode,
	street: m.organisations_field_street,
	latitude: m.organisations_field_latitude,
	longitude: m.organisations_field_longitude,
	website: m.organisations_field_website,
	texts: m.organisations_field_texts,
	legalIds: m.organisations_field_legalIds,
	activities: m.organisations_field_activities,
	chainSteps: m.organisations_field_chainSteps,
	capabilities: m.organisations_field_capabilities,
	certificates: m.organisations_field_certificates,
	contacts: m.organisations_field_contacts,
	links: m.organisations_field_links
};

export const isField = (name: string): name is Field => name in names;

export const fieldName = (field: Field, locale: Locale): string => names[field]({}, { locale });

type Sayings = { [F in Field]: (value: OrganisationDraft[F], locale: Locale) => string[] };

const one = (text: string | number | null | undefined): string[] =>
	text === null || text === undefined || text === '' ? [] : [String(text)];
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');

const sayings: Sayings = {
	kind: (kind, locale) => [kindName(kind, locale)],
	sizeClass: (size, locale) => (size ? [sizeName(size, locale)] : []),
	originalLocale: (original, locale) =>
		one(displayNames(locale, { type: 'language' }).of(original)),
	foundedOn: one,
	country: (code, locale) => [nameOfCountry(code, locale)],
	region: (code, locale) => (code ? [nameOfRegion(code, locale)] : []),
	town: one,
	postcode: one,
	street: one,
	latitude: one,
	longitude: one,
	website: one,
	texts: (texts) =>
		Object.entries(texts).flatMap(([language, text]) => [
			`${language}: ${joined(text.name, text.shortName)}`,
			...one(text.description)
		]),
	legalIds: (ids) =>
		ids.map(({ scheme, value }) => `${nameOfScheme(scheme)} ${formatLegalId(scheme, value)}`),
	activities: (activities, locale) =>
		activities.map(({ code }) => `${code} ${activityLabel(code, locale).text}`),
	chainSteps: (steps, locale) =>
		steps.map(({ chain, step }) => stepName(`${chain}.${step}`, locale)),
	capabilities: (capabilities) => capabilities.map(({ locale, text }) => `${locale}: ${text}`),
	certificates: (certificates) =>
		certificates.map(({ name, issuedBy, reference, validUntil }) =>
			joined(name, issuedBy, reference, validUntil)
		),
	contacts: (contacts, locale) =>
		contacts.map(({ name, role, email, phone, visibility }) =>
			joined(name, role, email, phone, visibilityName(visibility, locale))
		),
	links: (links, locale) => links.map(({ kind, url }) => `${linkName(kind, locale)}: ${url}`)
};

/** A field's value as lines of text, for the journal, for comparing and for merging. */
export function sayField(field: Field, value: unknown, locale: Locale): string[] {
	if (value === undefined) return [];
	return (sayings[field] as (value: unknown, locale: Locale) => string[])(value, locale);
}
