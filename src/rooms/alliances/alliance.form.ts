import { z } from 'zod';
import { locales, type Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import type { Fields } from '#platform/two-editors.ts';
import { originalIn } from '#rooms/clusters/cluster-fields.ts';
import {
	nameProblems,
	textsIn,
	type FieldProblem,
	type Read
} from '#rooms/clusters/cluster.form.ts';
import { slugOf } from '#rooms/clusters/cluster.ts';
import { allianceKinds, type AllianceDraft, type Funding } from './alliance.ts';

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
const emptyOr = (rule: z.ZodType) => (text: string) => text === '' || rule.safeParse(text).success;
const day = z.string().refine(emptyOr(z.iso.date()), 'date_missing');

const schema = z.object({
	slug: z
		.string()
		.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'wrong_address_name')
		.max(60, 'wrong_address_name'),
	kind: z.enum(allianceKinds, 'choice_missing'),
	website: z.string().refine(emptyOr(webAddress), 'wrong_web_address'),
	founded_on: day,
	ended_on: day,
	starts_on: day,
	ends_on: day,
	emblem: z.enum(['', 'eu', 'none'], 'choice_missing')
});

/** A submission read into a draft, or everything that speaks against it. */
export function readAllianceForm(
	fields: Fields,
	{ locale }: { locale: Locale }
): Read<AllianceDraft> {
	const original = originalIn(fields, locale);
	const read = schema.safeParse(fields);
	const wrong: FieldProblem[] = (read.error?.issues ?? []).map(({ path, message }) => ({
		name: String(path[0]),
		reason: message
	}));
	const problems = [...nameProblems(fields, original), ...wrong, ...crossed(fields)];
	if (problems.length > 0 || !read.success) return { draft: null, problems };
	return {
		problems: [],
		draft: {
			slug: fields.slug || slugOf(fold(fields[`name.${original}`] ?? '')),
			kind: read.data.kind,
			originalLocale: original,
			foundedOn: fields.founded_on || null,
			endedOn: fields.ended_on || null,
			website: fields.website || null,
			texts: textsIn(fields),
			funding: fundingIn(fields, read.data.emblem)
		}
	};
}

const crossed = (fields: Fields): FieldProblem[] =>
	[
		['founded_on', 'ended_on'],
		['starts_on', 'ends_on']
	].flatMap(([from = '', until = '']) =>
		fields[from] && fields[until] && fields[until] < fields[from]
			? [{ name: until, reason: 'dates_cross' }]
			: []
	);

function fundingIn(fields: Fields, emblem: '' | 'eu' | 'none'): Funding | null {
	if (!fields.project_name) return null;
	return {
		projectName: fields.project_name,
		programme: fields.programme || null,
		reference: fields.reference || null,
		grantNumber: fields.grant_number || null,
		startsOn: fields.starts_on || null,
		endsOn: fields.ends_on || null,
		emblem: emblem || null,
		statements: Object.fromEntries(
			locales
				.filter((locale) => fields[`statement.${locale}`])
				.map((locale) => [locale, fields[`statement.${locale}`] ?? ''])
		)
	};
}
