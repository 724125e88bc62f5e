import { locales } from '#platform/locale.ts';
import type { Fields } from '#platform/two-editors.ts';
import { textNames, type EntryDraft } from './entry.ts';

/** Choices of which several may be made; as one field they are joined by commas. */
export const listNames = [
	'partnerships',
	'partner_kinds',
	'partner_sizes',
	'wanted_countries',
	'wanted_regions',
	'activities',
	'chain_steps',
	'languages'
] as const;

const single = [
	'original_locale',
	'kind',
	'direction',
	'stage',
	'property',
	'quantity',
	'unit',
	'available_from',
	'available_until',
	'call_name',
	'call_url',
	'call_deadline',
	'valid_until',
	'contact_way',
	'shown_to_all',
	'shown_to_members'
] as const;

const texts = textNames.flatMap((name) => locales.map((locale) => `${name}.${locale}`));

export const fieldNames: readonly string[] = [...texts, ...single, ...listNames];

export const listIn = (field = ''): string[] => field.split(', ').filter(Boolean);

const joined = (values: readonly string[]): string => [...values].sort().join(', ');

/** A draft as the form shows it: every field one text. */
export function fieldsOfDraft(draft: EntryDraft): Fields {
	return {
		...Object.fromEntries(
			textNames.flatMap((name) =>
				locales.map((locale) => [`${name}.${locale}`, draft.texts[locale]?.[name] ?? ''])
			)
		),
		original_locale: draft.originalLocale,
		kind: draft.kind,
		direction: draft.direction,
		stage: draft.stage ?? '',
		property: draft.property ?? '',
		quantity: draft.quantity === null ? '' : String(draft.quantity),
		unit: draft.unit ?? '',
		available_from: draft.availableFrom ?? '',
		available_until: draft.availableUntil ?? '',
		call_name: draft.callName ?? '',
		call_url: draft.callUrl ?? '',
		call_deadline: draft.callDeadline ?? '',
		valid_until: draft.validUntil ?? '',
		contact_way: draft.contactWay,
		shown_to_all: draft.shownToAll,
		shown_to_members: draft.shownToMembers,
		partnerships: joined(draft.partnerships),
		partner_kinds: joined(draft.partnerKinds),
		partner_sizes: joined(draft.partnerSizes),
		wanted_countries: joined(draft.wantedCountries),
		wanted_regions: joined(draft.wantedRegions),
		activities: joined(draft.activities),
		chain_steps: joined(draft.chainSteps),
		languages: joined(draft.languages)
	};
}

/** What was typed; a list comes as many values (boxes) or as one text (a draft kept before). */
export function fieldsIn(form: FormData): Fields {
	const values = (name: string) =>
		form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
	const isList = (name: string) => (listNames as readonly string[]).includes(name);
	return Object.fromEntries(
		fieldNames.map((name) => [
			name,
			isList(name)
				? joined(values(name).flatMap((value) => value.split(/\s*[,;]\s*/).filter(Boolean)))
				: (values(name)[0] ?? '').replace(/\r\n/g, '\n')
		])
	);
}
