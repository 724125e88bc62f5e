import { m } from '#messages';
import { after, days } from '#platform/clock.ts';
import { found } from '#platform/guards/guard.server.ts';
import { listFeed } from '#rooms/events/calendar-feed.server.ts';
import { findEvent } from '#rooms/events/event-record.server.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { calendarFile, oneEntry } from '../../../calendar-file.server.ts';
import { keepPrivate } from '../../../registration-page.server.ts';
import type { RequestHandler } from './$types';

/** A person's own events; whoever has the address reads them, so it can be made anew at any time. */
export const GET: RequestHandler = async (event) => {
	keepPrivate(event);
	const { db, locale, now } = event.locals;
	const rows = found(await listFeed(db, event.params.token, after(now, -days(365))));
	const entries = await Promise.all(
		rows.map(async ({ slug, state }) => {
			const record = found(await findEvent(db, slug));
			const entry = await oneEntry(event, record, { withOnline: state === 'confirmed' });
			if (state === 'confirmed') return entry;
			return { ...entry, title: `${entry.title} (${stateName(state, locale)})` };
		})
	);
	const title = m.events_my_events({}, { locale });
	return calendarFile(entries, { name: 'osnova', title, isFeed: true });
};
