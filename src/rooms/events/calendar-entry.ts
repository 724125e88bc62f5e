import type { Entry } from '#platform/calendar/calendar.ts';
import type { Locale } from '#platform/locale.ts';
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';
import type { EventDraft } from './event.ts';

type Told = Pick<
	EventDraft,
	| 'slug'
	| 'originalLocale'
	| 'startsAt'
	| 'endsAt'
	| 'timeZone'
	| 'placeName'
	| 'address'
	| 'town'
	| 'latitude'
	| 'longitude'
	| 'onlineUrl'
> & {
	id: string;
	texts: Partial<Record<Locale, { name: string; summary: string }>>;
	registeredAt: Date;
	calledOffAt: Date | null;
};

/**
 * An event as it stands in calendars. It has the same name in every message about it; its sequence is
 * the seconds since it was entered, so that whatever is said later counts more, whoever it is said to.
 */
export function entryOfEvent(
	event: Told,
	{
		locale,
		origin,
		now,
		withOnline = false
	}: { locale: Locale; origin: string; now: Date; withOnline?: boolean }
): Entry {
	const { texts, originalLocale: original, latitude, longitude } = event;
	const summary = Object.values(readerTexts(texts, 'summary', { locale, original }))[0] ?? '';
	const url = `${origin}/${locale}/events/${event.slug}`;
	const place = [event.placeName, event.address, event.town].filter(Boolean).join(', ');
	const online = withOnline ? (event.onlineUrl ?? '') : '';
	return {
		uid: event.id,
		sequence: Math.max(0, Math.floor((now.getTime() - event.registeredAt.getTime()) / 1000)),
		stamp: now,
		startsAt: event.startsAt,
		endsAt: event.endsAt,
		timeZone: event.timeZone,
		title: nameFor(texts, locale, original),
		description: [summary, online, url].filter(Boolean).join('\n\n'),
		place: place || online,
		...(latitude !== null && longitude !== null && place && { geo: { latitude, longitude } }),
		url,
		isCalledOff: event.calledOffAt !== null
	};
}
