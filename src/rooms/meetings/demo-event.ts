import { dayOf } from '#platform/calendar-day.ts';
import { after, days } from '#platform/clock.ts';
import { instantsAt } from '#platform/wall-time.ts';
import type { EventDraft } from '#rooms/events/event.ts';
import type { SpecialistDraft } from './specialist.form.ts';
import texts from './demo/brokerage-texts.json' with { type: 'json' };

export const zone = 'Europe/Berlin';
/** Who can sign in as a participant of the demo world. */
export const demoDelegate = { name: 'Wanda Toruńska', email: 'delegate@torun.example' };
export const delegates = [
	demoDelegate.name,
	'Jerzy Bydgoski',
	'Halina Wiślana',
	'Roman Włocławski',
	'Irena Grudziądzka',
	'Stefan Inowrocławski'
];

export type Plan = {
	key: 'berlin' | 'gdansk';
	slug: string;
	/** Days from now to the first of the two days. */
	inDays: number;
	people: number;
	pairs: number;
	delegation: number;
	own: number;
	seed: number;
	isOver: boolean;
	specialists?: readonly DemoSpecialist[];
};

/** On how many of the days they are there, and how many meetings the organiser asked them to join. */
export type DemoSpecialist = SpecialistDraft & { days: number; meetings: number };

export const plans: Plan[] = [
	{
		key: 'berlin',
		slug: 'cluster-to-cluster-berlin',
		inDays: 40,
		people: 206,
		pairs: 450,
		delegation: 6,
		own: 23,
		seed: 2014,
		isOver: false,
		specialists: texts.specialists as DemoSpecialist[]
	},
	{
		key: 'gdansk',
		slug: 'cluster-to-cluster-gdansk',
		inDays: -230,
		people: 64,
		pairs: 110,
		delegation: 4,
		own: 12,
		seed: 2013,
		isOver: true
	}
];

export function draftOf(plan: Plan, now: Date): EventDraft {
	const [first, second] = daysOf(plan, now);
	const startsAt = at(first, '09:00');
	const own = texts[plan.key];
	return {
		slug: plan.slug,
		kind: 'brokerage_event',
		originalLocale: 'en',
		startsAt,
		endsAt: at(second, '17:00'),
		timeZone: zone,
		mode: 'on_site',
		placeName: own.place,
		address: null,
		town: own.town,
		country: own.country,
		region: null,
		latitude: own.latitude,
		longitude: own.longitude,
		onlineUrl: null,
		website: null,
		seats: 260,
		admission: 'direct',
		registrationOpensAt: null,
		registrationClosesAt: after(startsAt, -days(5)),
		offerHours: 48,
		texts: Object.fromEntries(
			(['pl', 'en', 'de', 'fr', 'ru', 'bg'] as const).map((locale) => {
				const [name = '', summary = ''] = own[locale];
				return [locale, { name, summary, description: texts.description[locale], practical: '' }];
			})
		),
		funding: null
	};
}

/** Such events begin on a Tuesday. */
export function daysOf({ inDays }: Plan, now: Date): [string, string] {
	const about = after(now, days(inDays));
	const tuesday = after(about, days((9 - about.getUTCDay()) % 7));
	return [dayOf(tuesday), dayOf(after(tuesday, days(1)))];
}

export function at(day: string, time: string): Date {
	const [instant] = instantsAt(zone, `${day}T${time}`);
	if (!instant) throw new Error(`no ${time} on ${day}`);
	return instant;
}
