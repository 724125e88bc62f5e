import { m } from '#messages';
import { after, days } from '#platform/clock.ts';
import { entryOfEvent } from '#rooms/events/calendar-entry.ts';
import { listEvents } from '#rooms/events/event-list.server.ts';
import { openHouse } from '../../../house.server.ts';
import { calendarFile } from '../../calendar-file.server.ts';
import { eventFilterIn } from '../../event-directory.server.ts';
import type { RequestHandler } from './$types';

const most = 500;

/** All public events, or with the filters of the list those of one cluster, region or kind. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { db, locale, now } = locals;
	const filter = await eventFilterIn(db, url, locale);
	// What was called off or is just over stays a while, so that calendars hear of it.
	const since = after(now, -days(30));
	const { events } = await listEvents(db, { ...filter, when: 'coming' }, since, { limit: most });
	const { letterAddress } = await openHouse();
	const origin = letterAddress(url);
	// Whoever looks at what is on is not busy with all of it.
	const entries = events.map((event) => ({
		...entryOfEvent(event, { locale, origin, now }),
		takesTime: false
	}));
	return calendarFile(entries, { name: 'osnova', title: m.events_title(), isFeed: true });
};
