import { locales } from '#platform/locale.ts';
import type { Fields } from '#platform/two-editors.ts';
import { wallTime } from '#platform/wall-time.ts';
import type { EventDraft } from './event.ts';
import { whichOf } from './moment.ts';

const inLanguages = ['name', 'summary', 'description', 'practical', 'statement'] as const;

/** Fields of a moment: what the clocks show, and which of both where they show it twice. */
export const momentNames = [
	'starts_at',
	'ends_at',
	'registration_opens_at',
	'registration_closes_at'
] as const;

const single = [
	'original_locale',
	'slug',
	'kind',
	'time_zone',
	...momentNames,
	...momentNames.map((name) => `${name}.which`),
	'mode',
	'place_name',
	'address',
	'town',
	'country',
	'region',
	'online_url',
	'website',
	'seats',
	'admission',
	'offer_hours',
	'project_name',
	'programme',
	'reference',
	'grant_number',
	'emblem'
];

export const fieldNames: readonly string[] = [
	...inLanguages.flatMap((text) => locales.map((locale) => `${text}.${locale}`)),
	...single
];

export function fieldsOfDraft({ texts, funding, ...draft }: EventDraft): Fields {
	const moment = (instant: Date | null) => (instant ? wallTime(draft.timeZone, instant) : '');
	return {
		...Object.fromEntries(
			locales.flatMap((locale) => [
				[`name.${locale}`, texts[locale]?.name ?? ''],
				[`summary.${locale}`, texts[locale]?.summary ?? ''],
				[`description.${locale}`, texts[locale]?.description ?? ''],
				[`practical.${locale}`, texts[locale]?.practical ?? ''],
				[`statement.${locale}`, funding?.statements[locale] ?? '']
			])
		),
		original_locale: draft.originalLocale,
		slug: draft.slug,
		kind: draft.kind,
		time_zone: draft.timeZone,
		starts_at: moment(draft.startsAt),
		ends_at: moment(draft.endsAt),
		registration_opens_at: moment(draft.registrationOpensAt),
		registration_closes_at: moment(draft.registrationClosesAt),
		'starts_at.which': whichOf(draft.timeZone, draft.startsAt),
		'ends_at.which': whichOf(draft.timeZone, draft.endsAt),
		'registration_opens_at.which': whichOf(draft.timeZone, draft.registrationOpensAt),
		'registration_closes_at.which': whichOf(draft.timeZone, draft.registrationClosesAt),
		mode: draft.mode,
		place_name: draft.placeName ?? '',
		address: draft.address ?? '',
		town: draft.town ?? '',
		country: draft.country ?? '',
		region: draft.region ?? '',
		online_url: draft.onlineUrl ?? '',
		website: draft.website ?? '',
		seats: draft.seats === null ? '' : String(draft.seats),
		admission: draft.admission,
		offer_hours: String(draft.offerHours),
		project_name: funding?.projectName ?? '',
		programme: funding?.programme ?? '',
		reference: funding?.reference ?? '',
		grant_number: funding?.grantNumber ?? '',
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
