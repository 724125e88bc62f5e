import { isLocale, locales, type Locale } from '#platform/locale.ts';
import type { Fields } from '#platform/two-editors.ts';
import { sectors } from '#rooms/organisations/sectors.ts';
import type { ClusterDraft } from './cluster.ts';

const texts = ['name', 'short_name', 'description'] as const;
const single = [
	'original_locale',
	'slug',
	'founded_on',
	'website',
	'country',
	'region',
	'town',
	'nace'
] as const;

export const fieldNames: readonly string[] = [
	...texts.flatMap((text) => locales.map((locale) => `${text}.${locale}`)),
	...single,
	'ecosystems'
];

/** A draft as the form shows it: every field one text. */
export function fieldsOfDraft(draft: ClusterDraft): Fields {
	const codes = (scheme: string) =>
		draft.sectors
			.filter((sector) => sector.scheme === scheme)
			.map(({ code }) => code)
			.sort()
			.join(', ');
	return {
		...Object.fromEntries(
			locales.flatMap((locale) => {
				const text = draft.texts[locale];
				return [
					[`name.${locale}`, text?.name ?? ''],
					[`short_name.${locale}`, text?.shortName ?? ''],
					[`description.${locale}`, text?.description ?? '']
				];
			})
		),
		original_locale: draft.originalLocale,
		slug: draft.slug,
		founded_on: draft.foundedOn ?? '',
		website: draft.website ?? '',
		country: draft.country,
		region: draft.region ?? '',
		town: draft.town ?? '',
		nace: codes('nace'),
		ecosystems: codes('ecosystem')
	};
}

export function fieldsIn(form: FormData): Fields {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim().replace(/\r\n/g, '\n') : '';
	};
	const known = new Set(sectors.map(({ code }) => code));
	const chosen = form
		.getAll('ecosystems')
		.flatMap((value) => String(value).split(/,\s*/))
		.filter((code) => known.has(code));
	return {
		...Object.fromEntries(fieldNames.map((name) => [name, text(name)])),
		ecosystems: [...new Set(chosen)].sort().join(', ')
	};
}

export const originalIn = (fields: Fields, otherwise: Locale): Locale =>
	isLocale(fields.original_locale) ? fields.original_locale : otherwise;

export const codesIn = (text = ''): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
