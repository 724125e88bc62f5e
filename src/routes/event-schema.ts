import type { Locale } from '#platform/locale.ts';
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';

const modes = {
	on_site: 'OfflineEventAttendanceMode',
	online: 'OnlineEventAttendanceMode',
	hybrid: 'MixedEventAttendanceMode'
} as const;

const schema = 'https://schema.org';

/** The event as schema.org has it, for search engines and calendars that read pages. */
export function eventSchemaOf(
	event: EventRecord,
	organisers: readonly { name: string; href: string | null }[],
	{ locale, origin }: { locale: Locale; origin: string }
) {
	const url = `${origin}/${locale}/events/${event.slug}`;
	const { texts, originalLocale: original } = event;
	return {
		'@context': schema,
		'@type': 'Event',
		'@id': url,
		url,
		name: nameFor(texts, locale, original),
		description: Object.values(readerTexts(texts, 'summary', { locale, original }))[0],
		startDate: event.startsAt.toISOString(),
		endDate: event.endsAt.toISOString(),
		eventStatus: `${schema}/${event.calledOffAt ? 'EventCancelled' : 'EventScheduled'}`,
		eventAttendanceMode: `${schema}/${modes[event.mode]}`,
		maximumAttendeeCapacity: event.seats ?? undefined,
		location: locationOf(event, url),
		organizer: organisers.map(({ name, href }) => ({
			'@type': 'Organization',
			name,
			...(href && { url: origin + href })
		})),
		offers: { '@type': 'Offer', url: `${url}/registration`, price: 0, priceCurrency: 'EUR' },
		isAccessibleForFree: true,
		inLanguage: original
	};
}

function locationOf(event: EventRecord, url: string) {
	if (event.mode === 'online') return { '@type': 'VirtualLocation', url };
	return {
		'@type': 'Place',
		name: event.placeName ?? event.town ?? undefined,
		address: {
			'@type': 'PostalAddress',
			streetAddress: event.address ?? undefined,
			addressLocality: event.town ?? undefined,
			addressCountry: event.country ?? undefined
		},
		...(event.latitude !== null && {
			geo: { '@type': 'GeoCoordinates', latitude: event.latitude, longitude: event.longitude }
		})
	};
}
