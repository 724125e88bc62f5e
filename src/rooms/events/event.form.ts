import { z } from 'zod';
import { locales, type Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import type { Fields } from '#platform/two-editors.ts';
import { isTimeZone } from '#platform/wall-time.ts';
import { originalIn } from '#rooms/clusters/cluster-fields.ts';
import { nameProblems, type FieldProblem, type Read } from '#rooms/clusters/cluster.form.ts';
import { placeOfTown } from '#rooms/clusters/cluster-place.ts';
import { slugOf } from '#rooms/clusters/cluster.ts';
import { findCountry } from '#rooms/places/countries.ts';
import { findRegion } from '#rooms/places/regions.ts';
import {
	admissions,
	eventKinds,
	eventModes,
	listEventProblems,
	type EventDraft,
	type EventFunding
} from './event.ts';
import { readMoment } from './moment.ts';

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
const emptyOr = (rule: (text: string) => boolean) => (text: string) => text === '' || rule(text);
const isWebAddress = emptyOr((text) => webAddress.safeParse(text).success);
const isCount = (most: number) => (text: string) => /^\d{1,6}$/.test(text) && Number(text) <= most;

const schema = z.object({
	slug: z
		.string()
		.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'wrong_address_name')
		.max(80, 'wrong_address_name'),
	kind: z.enum(eventKinds, 'choice_missing'),
	mode: z.enum(eventModes, 'choice_missing'),
	admission: z.enum(admissions, 'choice_missing'),
	website: z.string().refine(isWebAddress, 'wrong_web_address'),
	online_url: z.string().refine(isWebAddress, 'wrong_web_address'),
	seats: z.string().refine(emptyOr(isCount(100_000)), 'wrong_count'),
	offer_hours: z
		.string()
		.refine((text) => isCount(720)(text) && Number(text) > 0, 'wrong_offer_hours'),
	country: z.string().refine(
		emptyOr((code) => findCountry(code) !== undefined),
		'choice_missing'
	),
	region: z.string().refine(
		emptyOr((code) => findRegion(code) !== undefined),
		'choice_missing'
	),
	time_zone: z.string().refine(isTimeZone, 'unknown_time_zone'),
	emblem: z.enum(['', 'eu', 'none'], 'choice_missing')
});

/** A submission read into a draft, or everything that speaks against it. */
export async function readEventForm(
	fields: Fields,
	{ locale }: { locale: Locale }
): Promise<Read<EventDraft>> {
	const original = originalIn(fields, locale);
	const read = schema.safeParse(fields);
	const wrong: FieldProblem[] = (read.error?.issues ?? []).map(({ path, message }) => ({
		name: String(path[0]),
		reason: message
	}));
	const moments = momentsIn(fields);
	const problems = [...nameProblems(fields, original), ...wrong, ...moments.problems];
	if (problems.length > 0 || !read.success) return { draft: null, problems };
	const { isKnown: _, ...place } = await placeOfTown({
		country: fields.country ?? '',
		region: fields.region || null,
		town: fields.town || null
	});
	const { starts_at: startsAt, ends_at: endsAt } = moments.at;
	const draft: EventDraft = {
		...place,
		country: fields.country || null,
		slug: fields.slug || slugOf(fold(fields[`name.${original}`] ?? '')),
		kind: read.data.kind,
		originalLocale: original,
		startsAt: startsAt ?? new Date(Number.NaN),
		endsAt: endsAt ?? new Date(Number.NaN),
		timeZone: read.data.time_zone,
		mode: read.data.mode,
		placeName: fields.place_name || null,
		address: fields.address || null,
		onlineUrl: fields.online_url || null,
		website: fields.website || null,
		seats: fields.seats ? Number(fields.seats) : null,
		admission: read.data.admission,
		registrationOpensAt: moments.at.registration_opens_at ?? null,
		registrationClosesAt: moments.at.registration_closes_at ?? null,
		offerHours: Number(read.data.offer_hours),
		texts: textsIn(fields),
		funding: fundingIn(fields, read.data.emblem)
	};
	const faults = listEventProblems(draft);
	return faults.length > 0 ? { draft: null, problems: faults } : { draft, problems: [] };
}

type MomentName = 'starts_at' | 'ends_at' | 'registration_opens_at' | 'registration_closes_at';

/** Moments in the zone of the event; those of the registration may be left open. */
function momentsIn(fields: Fields) {
	const at: Partial<Record<MomentName, Date>> = {};
	const problems: FieldProblem[] = [];
	const zone = fields.time_zone ?? '';
	if (!isTimeZone(zone)) return { at, problems };
	const read = (name: MomentName) => {
		const moment = readMoment(zone, {
			wall: fields[name] ?? '',
			which: fields[`${name}.which`] ?? ''
		});
		if (moment.at) at[name] = moment.at;
		else problems.push({ name, reason: moment.reason });
	};
	read('starts_at');
	read('ends_at');
	if (fields.registration_opens_at) read('registration_opens_at');
	if (fields.registration_closes_at) read('registration_closes_at');
	return { at, problems };
}

function textsIn(fields: Fields): EventDraft['texts'] {
	return Object.fromEntries(
		locales
			.filter((locale) => fields[`name.${locale}`])
			.map((locale) => [
				locale,
				{
					name: fields[`name.${locale}`] ?? '',
					summary: fields[`summary.${locale}`] ?? '',
					description: fields[`description.${locale}`] ?? '',
					practical: fields[`practical.${locale}`] ?? ''
				}
			])
	);
}

function fundingIn(fields: Fields, emblem: '' | 'eu' | 'none'): EventFunding | null {
	if (!fields.project_name) return null;
	return {
		projectName: fields.project_name,
		programme: fields.programme || null,
		reference: fields.reference || null,
		grantNumber: fields.grant_number || null,
		emblem: emblem || null,
		statements: Object.fromEntries(
			locales
				.filter((locale) => fields[`statement.${locale}`])
				.map((locale) => [locale, fields[`statement.${locale}`] ?? ''])
		)
	};
}
