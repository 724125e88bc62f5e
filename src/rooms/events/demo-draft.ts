import { after, days } from '#platform/clock.ts';
import { dates } from '#platform/intl.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { instantsAt } from '#platform/wall-time.ts';
import type { EventDraft, Texts } from './event.ts';

const zone = 'Europe/Warsaw';

/** The weekdays of 2013 are kept: the first conference was on a Monday. */
export function firstMonday(now: Date): string {
	const soon = after(now, days(14));
	return after(soon, days((8 - soon.getUTCDay()) % 7))
		.toISOString()
		.slice(0, 10);
}

export const dayAfter = (day: string, count: number): string =>
	after(new Date(`${day}T00:00:00Z`), days(count))
		.toISOString()
		.slice(0, 10);

export function at(day: string, time: string): Date {
	const [instant] = instantsAt(zone, `${day}T${time}`);
	if (!instant) throw new Error(`no ${time} on ${day}`);
	return instant;
}

export const lodz = {
	town: 'Łódź',
	country: 'PL',
	region: 'PL-10',
	placeName: 'Biała Fabryka (demo)',
	latitude: 51.745,
	longitude: 19.462
};
export const warsaw = {
	town: 'Warszawa',
	country: 'PL',
	region: 'PL-14',
	latitude: 52.2297,
	longitude: 21.0122
};

export function demoEvent(slug: string, day: string, [from, until]: [string, string]): EventDraft {
	return {
		slug,
		kind: 'conference',
		originalLocale: 'pl',
		startsAt: at(day, from),
		endsAt: at(day, until),
		timeZone: zone,
		mode: 'on_site',
		placeName: null,
		address: null,
		town: null,
		country: 'PL',
		region: null,
		latitude: null,
		longitude: null,
		onlineUrl: null,
		website: null,
		seats: null,
		admission: 'direct',
		registrationOpensAt: null,
		registrationClosesAt: null,
		offerHours: 48,
		texts: {},
		funding: null
	};
}

export function textsOf(
	names: Required<Texts>,
	summaries: Required<Texts>,
	more?: { description: (locale: Locale) => string; practical: Required<Texts> }
): EventDraft['texts'] {
	return Object.fromEntries(
		locales.map((locale) => [
			locale,
			{
				name: names[locale],
				summary: summaries[locale],
				description: more?.description(locale) ?? '',
				practical: more?.practical[locale] ?? ''
			}
		])
	);
}

export const dateIn = (locale: Locale, day: string): string =>
	dates(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

const firstNames = [
	'Anna',
	'Piotr',
	'Ewa',
	'Jan',
	'Zofia',
	'Marek',
	'Елена',
	'Георги',
	'Lena',
	'Jean'
];
const lastNames = ['Nitka', 'Szpula', 'Wątek', 'Krosno', 'Igła', 'Гайтан', 'Weber', 'Tisserand'];
const firms = [
	'Tkalnia Wisła',
	'Dzianina Plus',
	'Farbiarnia Ner',
	'Szwalnia Zgierz',
	'Pracownia Len'
];

/** Invented people, who only fill lists. */
export const cast = (count: number, at = 'szkolenie') =>
	Array.from({ length: count }, (_, place) => ({
		name: `${firstNames[place % firstNames.length]} ${lastNames[(place * 3) % lastNames.length]}`,
		email: `${at}${place + 1}@demo.example`,
		locale: (place % firstNames.length === 6 || place % firstNames.length === 7
			? 'bg'
			: 'pl') as Locale,
		organisationName: `${firms[place % firms.length]} (demo)`
	}));
