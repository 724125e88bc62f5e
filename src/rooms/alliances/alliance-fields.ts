import { locales } from '#platform/locale.ts';
import type { Fields } from '#platform/two-editors.ts';
import type { AllianceDraft } from './alliance.ts';

const inLanguages = ['name', 'short_name', 'description', 'statement'] as const;
const single = [
	'original_locale',
	'slug',
	'kind',
	'founded_on',
	'ended_on',
	'website',
	'project_name',
	'programme',
	'reference',
	'grant_number',
	'starts_on',
	'ends_on',
	'emblem'
] as const;

export const fieldNames: readonly string[] = [
	...inLanguages.flatMap((text) => locales.map((locale) => `${text}.${locale}`)),
	...single
];

export function fieldsOfDraft({ texts, funding, ...draft }: AllianceDraft): Fields {
	return {
		...Object.fromEntries(
			locales.flatMap((locale) => [
				[`name.${locale}`, texts[locale]?.name ?? ''],
				[`short_name.${locale}`, texts[locale]?.shortName ?? ''],
				[`description.${locale}`, texts[locale]?.description ?? ''],
				[`statement.${locale}`, funding?.statements[locale] ?? '']
			])
		),
		original_locale: draft.originalLocale,
		slug: draft.slug,
		kind: draft.kind,
		founded_on: draft.foundedOn ?? '',
		ended_on: draft.endedOn ?? '',
		website: draft.website ?? '',
		project_name: funding?.projectName ?? '',
		programme: funding?.programme ?? '',
		reference: funding?.reference ?? '',
		grant_number: funding?.grantNumber ?? '',
		starts_on: funding?.startsOn ?? '',
		ends_on: funding?.endsOn ?? '',
		emblem: funding?.emblem ?? ''
	};
}

export function fieldsIn(form: FormData): Fields {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim().replace(/\r\n/g, '\n') : '';
	};
	return Object.fromEntries(fieldNames.map((name) => [name, text(name)]));
}
