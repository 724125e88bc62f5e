import { locales, type Locale } from '#platform/locale.ts';
import { legalIdSchemes } from './legal-id.ts';
import type { OrganisationDraft } from './organisation.ts';

type Row<Key extends string> = Record<Key, string>;

/** A record just as it was typed, before anybody has judged it; shown again when refused. */
export type Typed = {
	kind: string;
	sizeClass: string;
	originalLocale: string;
	foundedOn: string;
	country: string;
	region: string;
	town: string;
	postcode: string;
	street: string;
	website: string;
	names: Partial<Record<Locale, string>>;
	shortNames: Partial<Record<Locale, string>>;
	descriptions: Partial<Record<Locale, string>>;
	legalIds: Record<string, string>;
	activities: string[];
	steps: string[];
	capabilities: Row<'locale' | 'text'>[];
	certificates: Row<'name' | 'issuedBy' | 'reference' | 'validFrom' | 'validUntil'>[];
	contacts: Row<'name' | 'role' | 'email' | 'phone' | 'visibility'>[];
	links: Row<'kind' | 'url'>[];
};

/** The columns of each group of rows; the first is what makes a row more than an empty one. */
const groups = {
	capability: { keys: ['text', 'locale'], telling: ['text'] },
	certificate: {
		keys: ['name', 'issuedBy', 'reference', 'validFrom', 'validUntil'],
		telling: ['name', 'issuedBy', 'reference', 'validFrom', 'validUntil']
	},
	contact: {
		keys: ['name', 'role', 'email', 'phone', 'visibility'],
		telling: ['name', 'role', 'email', 'phone']
	},
	link: { keys: ['url', 'kind'], telling: ['url'] }
} as const;

const mostRows = 50;

export function readTyped(form: FormData): Typed {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim().replace(/\r\n/g, '\n') : '';
	};
	const inLanguages = (name: string) =>
		Object.fromEntries(locales.map((locale) => [locale, text(`${name}.${locale}`)]));
	const rows = (group: keyof typeof groups) => readRows(text, group) as never;
	return {
		kind: text('kind'),
		sizeClass: text('sizeClass'),
		originalLocale: text('originalLocale'),
		foundedOn: text('foundedOn'),
		country: text('country'),
		region: text('region'),
		town: text('town'),
		postcode: text('postcode'),
		street: text('street'),
		website: withScheme(text('website')),
		names: inLanguages('name'),
		shortNames: inLanguages('shortName'),
		descriptions: inLanguages('description'),
		legalIds: Object.fromEntries(
			legalIdSchemes.map((scheme) => [scheme, text(`legal_${scheme}`)]).filter(([, value]) => value)
		),
		activities: upTo(mostRows, (at) => text(`activity_${at}`)).filter(Boolean),
		steps: form.getAll('step').filter((step) => typeof step === 'string'),
		capabilities: rows('capability'),
		certificates: rows('certificate'),
		contacts: rows('contact'),
		links: rows('link')
	};
}

function readRows(text: (name: string) => string, group: keyof typeof groups) {
	const { keys, telling } = groups[group];
	return upTo(mostRows, (at) =>
		Object.fromEntries(keys.map((key) => [key, text(`${group}_${at}_${key}`)]))
	).filter((row) => telling.some((key) => row[key]));
}

export function typedOf(draft: OrganisationDraft): Typed {
	const { texts, legalIds, activities, chainSteps, certificates, contacts } = draft;
	const each = (key: 'name' | 'shortName' | 'description') =>
		Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, text[key] ?? '']));
	return {
		kind: draft.kind,
		sizeClass: draft.sizeClass ?? '',
		originalLocale: draft.originalLocale,
		foundedOn: draft.foundedOn ?? '',
		country: draft.country,
		region: draft.region ?? '',
		town: draft.town ?? '',
		postcode: draft.postcode ?? '',
		street: draft.street ?? '',
		website: draft.website ?? '',
		names: each('name'),
		shortNames: each('shortName'),
		descriptions: each('description'),
		legalIds: Object.fromEntries(legalIds.map(({ scheme, value }) => [scheme, value])),
		activities: activities.map(({ code }) => code),
		steps: chainSteps.map(({ chain, step }) => `${chain}.${step}`),
		capabilities: draft.capabilities,
		certificates: certificates.map(textsOnly),
		contacts: contacts.map(textsOnly),
		links: draft.links
	};
}

export const emptyTyped = (locale: Locale, country: string): Typed => ({
	kind: 'company',
	sizeClass: '',
	originalLocale: locale,
	foundedOn: '',
	country,
	region: '',
	town: '',
	postcode: '',
	street: '',
	website: '',
	names: {},
	shortNames: {},
	descriptions: {},
	legalIds: {},
	activities: [],
	steps: [],
	capabilities: [],
	certificates: [],
	contacts: [],
	links: []
});

const textsOnly = <Key extends string>(row: Record<Key, string | null>): Row<Key> =>
	Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? ''])) as Row<Key>;

/** `modacc.cat` is meant as `https://modacc.cat`. */
export const withScheme = (address: string): string =>
	/^[^\s:/]+\.[^\s:/]+/.test(address) && !/^[a-z]+:/i.test(address)
		? `https://${address}`
		: address;

const upTo = <Thing>(most: number, make: (at: number) => Thing): Thing[] =>
	Array.from({ length: most }, (_, at) => make(at));
