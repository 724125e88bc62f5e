import { z } from 'zod';
import { isLocale, locales, type Locale } from '#platform/locale.ts';
import type { Fields } from '#platform/two-editors.ts';
import { organisationKinds, sizeClasses } from '#rooms/organisations/organisation.ts';
import { findActivity } from '#rooms/organisations/nace.ts';
import { findStep } from '#rooms/organisations/value-chain.ts';
import { findCountry } from '#rooms/places/countries.ts';
import { findRegion } from '#rooms/places/regions.ts';
import { listIn } from './entry-fields.ts';
import { tidy } from './entry-text.ts';
import {
	contactWays,
	directions,
	entryKinds,
	partnerships,
	properties,
	shownSteps,
	stages,
	textNames,
	type EntryDraft,
	type EntryText
} from './entry.ts';

export type FieldProblem = { name: string; reason: string; details?: { most: unknown } };
export type Read = { draft: EntryDraft | null; problems: FieldProblem[] };

const optional = <Shape extends z.ZodType>(shape: Shape) =>
	z.preprocess((value) => (value === '' || value === undefined ? null : value), shape.nullable());

const day = z
	.string()
	.refine(
		(text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
		'wrong_date'
	);

const amount = z
	.string()
	.transform((text) => Number(text.replace(/\s/g, '').replace(',', '.')))
	.refine((number) => Number.isFinite(number) && number > 0 && number < 1e12, 'wrong_count');

const listOf = (isKnown: (value: string) => boolean, most = 40) =>
	z
		.string()
		.default('')
		.transform((text) => [...new Set(listIn(text))])
		.refine((values) => values.length <= most && values.every(isKnown), 'choice_missing');

const isOneOf = (known: readonly string[]) => (value: string) => known.includes(value);

const schema = z.object({
	kind: z.enum(entryKinds, 'choice_missing'),
	direction: z.enum(directions, 'who_pays_missing'),
	stage: optional(z.enum(stages, 'choice_missing')),
	property: optional(z.enum(properties, 'choice_missing')),
	quantity: optional(amount),
	unit: optional(z.string().max(40, 'text_too_long')),
	available_from: optional(day),
	available_until: optional(day),
	call_name: optional(z.string().max(200, 'text_too_long')),
	call_url: optional(
		z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'wrong_web_address' })
	),
	call_deadline: optional(day),
	valid_until: optional(day),
	contact_way: z.enum(contactWays, 'choice_missing').default('direct'),
	shown_to_all: z.enum(shownSteps, 'choice_missing').default('name'),
	shown_to_members: z.enum(shownSteps, 'choice_missing').default('name'),
	partnerships: listOf(isOneOf(partnerships)).transform((all) => all as EntryDraft['partnerships']),
	partner_kinds: listOf(isOneOf(organisationKinds)),
	partner_sizes: listOf(isOneOf(sizeClasses)),
	wanted_countries: listOf((code) => findCountry(code) !== undefined),
	wanted_regions: listOf((code) => findRegion(code) !== undefined),
	activities: listOf((code) => findActivity(code) !== undefined),
	chain_steps: listOf((label) => findStep(label.replace(':', '.')) !== undefined),
	languages: listOf((code) => /^[a-z]{2}$/.test(code))
});

/** A submission read into a draft, or what cannot be read; whether it may be shown is asked later. */
export function readEntryForm(fields: Fields, locale: Locale): Read {
	const read = schema.safeParse(fields);
	const original = isLocale(fields.original_locale ?? '')
		? (fields.original_locale as Locale)
		: locale;
	const texts = textsIn(fields);
	const problems: FieldProblem[] = (read.error?.issues ?? []).map((issue) => ({
		name: String(issue.path[0]),
		reason: issue.message,
		...('maximum' in issue && { details: { most: issue.maximum } })
	}));
	if (!texts[original]?.title)
		problems.push({ name: `title.${original}`, reason: 'entry_title_missing' });
	if (!read.success || problems.length > 0) return { draft: null, problems };
	const { data } = read;
	return {
		problems,
		draft: {
			texts,
			originalLocale: original,
			kind: data.kind,
			direction: data.direction,
			stage: data.stage,
			property: data.property,
			quantity: data.quantity,
			unit: data.unit,
			availableFrom: data.available_from,
			availableUntil: data.available_until,
			callName: data.call_name,
			callUrl: data.call_url,
			callDeadline: data.call_deadline,
			validUntil: data.valid_until,
			contactWay: data.contact_way,
			shownToAll: data.shown_to_all,
			shownToMembers: data.shown_to_members,
			partnerships: data.partnerships,
			partnerKinds: data.partner_kinds,
			partnerSizes: data.partner_sizes,
			wantedCountries: data.wanted_countries,
			wantedRegions: data.wanted_regions,
			activities: data.activities,
			chainSteps: data.chain_steps,
			languages: data.languages
		}
	};
}

export function textsIn(fields: Fields): EntryDraft['texts'] {
	return Object.fromEntries(
		locales.flatMap((locale) => {
			const said = textNames.map(
				(name) => [name, tidy(fields[`${name}.${locale}`] ?? '')] as const
			);
			if (said.every(([, text]) => text === '')) return [];
			return [[locale, Object.fromEntries(said) as EntryText]];
		})
	);
}
