import { z } from 'zod';
import { locales, type Locale } from '#platform/locale.ts';
import { findCountry } from '#rooms/places/countries.ts';
import { findRegion } from '#rooms/places/regions.ts';
import { normaliseActivityCode } from './activity-code.ts';
import { legalIdSchemes } from './legal-id.ts';
import { searchActivities } from './nace.ts';
import type { Problem } from './organisation-draft.ts';
import type { Typed } from './organisation-typed.ts';
import {
	linkKinds,
	organisationKinds,
	sizeClasses,
	visibilities,
	type OrganisationDraft
} from './organisation.ts';
import { findStep } from './value-chain.ts';

const text = (most: number) =>
	z
		.string()
		.refine((typed) => typed.length <= most, { message: 'text_too_long', params: { most } });
const textOrNull = (most: number) => text(most).transform((typed) => typed || null);
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
	z.enum(values, { error: 'wrong_choice' });
const date = z
	.string()
	.refine(isDateOrEmpty, { message: 'wrong_date' })
	.transform((typed) => typed || null);
const inLanguages = (most: number) => z.partialRecord(z.enum(locales), text(most));
const required = (most: number) => text(most).min(1, { error: 'row_name_missing' });

const place = {
	country: z
		.string()
		.refine((code) => findCountry(code), { message: 'wrong_choice' })
		.transform((code) => findCountry(code)?.code ?? code),
	region: z
		.string()
		.refine((code) => !code || findRegion(code), { message: 'wrong_choice' })
		.transform((code) => code || null),
	town: textOrNull(120),
	postcode: textOrNull(20),
	street: textOrNull(200)
};

const rows = {
	capabilities: z.array(z.object({ locale: choice(locales), text: text(500) })),
	certificates: z.array(
		z.object({
			name: required(200),
			issuedBy: textOrNull(200),
			reference: textOrNull(100),
			validFrom: date,
			validUntil: date
		})
	),
	contacts: z.array(
		z.object({
			name: required(200),
			role: textOrNull(200),
			email: textOrNull(200),
			phone: textOrNull(60),
			visibility: choice(visibilities)
		})
	),
	links: z.array(z.object({ kind: choice(linkKinds), url: text(500) }))
};

/** What a person or a file may say of an organisation; shared by the form, the import and the API. */
export const organisationForm = z
	.object({
		kind: choice(organisationKinds),
		sizeClass: z.union([z.literal('').transform(() => null), choice(sizeClasses)], {
			error: 'wrong_choice'
		}),
		originalLocale: choice(locales),
		foundedOn: date,
		...place,
		website: textOrNull(500),
		names: inLanguages(300),
		shortNames: inLanguages(80),
		descriptions: inLanguages(10_000),
		legalIds: z.partialRecord(choice(legalIdSchemes as [string]), text(40)),
		activities: z.array(
			z.string().transform((raw, context) => {
				const code = activityIn(raw);
				if (code) return code;
				context.addIssue({ code: 'custom', message: 'unknown_activity', params: { raw } });
				return z.NEVER;
			})
		),
		steps: z.array(z.string().refine((address) => findStep(address), { message: 'wrong_choice' })),
		...rows
	})
	.transform(({ names, shortNames, descriptions, legalIds, activities, steps, ...same }) => ({
		...same,
		latitude: null,
		longitude: null,
		texts: textsOf(names, shortNames, descriptions),
		legalIds: Object.entries(legalIds)
			.filter(([, value]) => value)
			.map(([scheme, value]) => ({ scheme, value })) as OrganisationDraft['legalIds'],
		activities: [...new Set(activities)].map((code, at) => ({ code, isMain: at === 0 })),
		chainSteps: [...new Set(steps)].map((address) => {
			const [chain = '', step = ''] = address.split('.');
			return { chain, step };
		})
	}));

export type Parsed =
	{ draft: OrganisationDraft; problems: [] } | { draft: null; problems: Problem[] };

export function parseOrganisation(typed: Typed): Parsed {
	const parsed = organisationForm.safeParse(typed);
	if (parsed.success) return { draft: parsed.data, problems: [] };
	return {
		draft: null,
		problems: parsed.error.issues.map((issue) => ({
			field: fieldAt(issue.path),
			reason: issue.message,
			details: ('params' in issue ? issue.params : {}) as Record<string, unknown>
		}))
	};
}

const stems: Record<string, string> = {
	names: 'name',
	shortNames: 'shortName',
	descriptions: 'description',
	legalIds: 'legal',
	activities: 'activity',
	steps: 'step',
	capabilities: 'capability',
	certificates: 'certificate',
	contacts: 'contact',
	links: 'link'
};

/** ['certificates', 0, 'name'] → certificate_0_name, as the field is called on the form. */
function fieldAt([first = '', ...rest]: PropertyKey[]): string {
	return [stems[String(first)] ?? String(first), ...rest.map(String)].join('_');
}

type Languages = Partial<Record<Locale, string>>;

function textsOf(names: Languages, shortNames: Languages, descriptions: Languages) {
	const named = locales.filter((locale) => names[locale]);
	return Object.fromEntries(
		named.map((locale) => [
			locale,
			{
				name: names[locale] ?? '',
				shortName: shortNames[locale] || null,
				description: descriptions[locale] ?? ''
			}
		])
	);
}

/** '13.20 – Weaving', 'PKD 13.20.Z' or words that only one activity has. */
export function activityIn(raw: string): string | undefined {
	const start =
		/^\s*((?:[A-Za-zА-Яа-я]{2,5}\s*)?[A-Va-v]?\d{2}(?:\.?\d{1,2})?(?:\.?[A-Za-z])?)(?=\s|$)/.exec(
			raw
		)?.[1];
	for (const said of [raw, start ?? '']) {
		const answer = said ? normaliseActivityCode(said) : undefined;
		if (answer?.ok) return answer.code;
	}
	const found = locales.flatMap((locale) => searchActivities(raw, locale, 3));
	const classes = new Set(found.map(({ code }) => code));
	return classes.size === 1 ? [...classes][0] : undefined;
}

function isDateOrEmpty(typed: string): boolean {
	if (typed === '') return true;
	const parsed = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : undefined;
	return (
		parsed !== undefined &&
		!Number.isNaN(parsed.getTime()) &&
		parsed.toISOString().startsWith(typed)
	);
}
