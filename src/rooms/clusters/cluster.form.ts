import { z } from 'zod';
import { locales, type Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import type { Fields } from '#platform/two-editors.ts';
import { findActivity } from '#rooms/organisations/nace.ts';
import { findCountry } from '#rooms/places/countries.ts';
import { findRegion } from '#rooms/places/regions.ts';
import { codesIn, originalIn } from './cluster-fields.ts';
import { placeOfTown } from './cluster-place.ts';
import { slugOf, type ClusterDraft } from './cluster.ts';

export type FieldProblem = { name: string; reason: string; details?: Record<string, unknown> };
export type Read<Draft> =
	{ draft: Draft; problems: [] } | { draft: null; problems: FieldProblem[] };

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
const day = z.iso.date();
const emptyOr = (rule: z.ZodType) => (text: string) => text === '' || rule.safeParse(text).success;

/** What is wrong with each field by itself, as stable words. */
const schema = z.object({
	slug: z
		.string()
		.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'wrong_address_name')
		.max(60, 'wrong_address_name'),
	website: z.string().refine(emptyOr(webAddress), 'wrong_web_address'),
	founded_on: z.string().refine(emptyOr(day), 'date_missing'),
	country: z.string().refine((code) => findCountry(code) !== undefined, 'choice_missing'),
	region: z.string().refine((code) => !code || findRegion(code) !== undefined, 'choice_missing')
});

/** A submission read into a draft, or everything that speaks against it. */
export async function readClusterForm(
	fields: Fields,
	{ locale, today }: { locale: Locale; today: string }
): Promise<Read<ClusterDraft>> {
	const original = originalIn(fields, locale);
	const name = fields[`name.${original}`] ?? '';
	const { isKnown, ...place } = await placeOfTown({
		country: fields.country ?? '',
		region: fields.region || null,
		town: fields.town || null
	});
	const problems: FieldProblem[] = [
		...nameProblems(fields, original),
		...plainProblems(fields),
		...(isKnown ? [] : [{ name: 'town', reason: 'town_unknown' }]),
		...(fields.founded_on && fields.founded_on > today
			? [{ name: 'founded_on', reason: 'date_in_future' }]
			: []),
		...codesIn(fields.nace)
			.filter((code) => findActivity(code)?.level !== 'division')
			.map((code) => ({ name: 'nace', reason: 'wrong_nace', details: { code } }))
	];
	if (problems.length > 0) return { draft: null, problems };
	return {
		problems: [],
		draft: {
			...place,
			slug: fields.slug || slugOf(fold(name)),
			originalLocale: original,
			foundedOn: fields.founded_on || null,
			website: fields.website || null,
			texts: textsIn(fields),
			sectors: [
				...codesIn(fields.ecosystems).map((code) => ({ scheme: 'ecosystem' as const, code })),
				...codesIn(fields.nace).map((code) => ({ scheme: 'nace' as const, code }))
			]
		}
	};
}

function plainProblems(fields: Fields): FieldProblem[] {
	const { error } = schema.safeParse(fields);
	return (error?.issues ?? []).map(({ path, message }) => ({
		name: String(path[0]),
		reason: message
	}));
}

export function nameProblems(fields: Fields, original: Locale): FieldProblem[] {
	const missing = fields[`name.${original}`]
		? []
		: [{ name: `name.${original}`, reason: 'name_missing_in_original' }];
	const long = locales
		.filter((locale) => (fields[`name.${locale}`] ?? '').length > 300)
		.map((locale) => ({ name: `name.${locale}`, reason: 'name_too_long' }));
	return [...missing, ...long];
}

export function textsIn(fields: Fields): ClusterDraft['texts'] {
	return Object.fromEntries(
		locales
			.filter((locale) => fields[`name.${locale}`])
			.map((locale) => [
				locale,
				{
					name: fields[`name.${locale}`] ?? '',
					shortName: fields[`short_name.${locale}`] || null,
					description: fields[`description.${locale}`] ?? ''
				}
			])
	);
}
