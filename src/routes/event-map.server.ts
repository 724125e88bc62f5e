import type { Locale } from '#platform/locale.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { europeFrame } from '#rooms/places/europe-frame.ts';
import { findTown } from '#rooms/places/gazetteer.ts';
import { placeOnMap } from '#rooms/places/map.ts';

type Somewhere = Pick<EventRecord, 'mode' | 'latitude' | 'longitude' | 'town' | 'country'>;

/** Europe with the event's place on it: by its coordinates, else by its town; none for what is online. */
export async function loadEventMap(event: Somewhere, locale: Locale) {
	const { mode, town, country } = event;
	if (mode === 'online' || !country) return null;
	const known = event.latitude !== null && event.longitude !== null;
	const at = known ? event : town ? await findTown(town, country) : undefined;
	const spot =
		at && at.longitude !== null && at.latitude !== null
			? placeOnMap(at.longitude, at.latitude)
			: undefined;
	if (!spot) return null;
	return {
		frame: await europeFrame(locale),
		...spot,
		href: `/${locale}/events?country=${country}`
	};
}
