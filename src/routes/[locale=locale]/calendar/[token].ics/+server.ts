import { m } from '#messages';
import type { Entry } from '#platform/calendar/calendar.ts';
import { after, days } from '#platform/clock.ts';
import { found } from '#platform/guards/guard.server.ts';
import { listFeed } from '#rooms/events/calendar-feed.server.ts';
import { findEvent, type EventRecord } from '#rooms/events/event-record.server.ts';
import { stateName } from '#rooms/events/event-words.ts';
import { findOwnParticipant } from '#rooms/meetings/participant.server.ts';
import { calendarFile, oneEntry } from '../../../calendar-file.server.ts';
import { meetingEntries } from '../../../meeting-entries.server.ts';
import { originOf } from '../../../meetings-page.server.ts';
import { keepPrivate } from '../../../registration-page.server.ts';
import type { RequestEvent, RequestHandler } from './$types';

/**
 * A person's own events, with their meetings there; whoever has the address reads them, so it can be
 * made anew at any time.
 */
export const GET: RequestHandler = async (event) => {
	keepPrivate(event);
	const { db, locale, now } = event.locals;
	const { personId, rows } = found(await listFeed(db, event.params.token, after(now, -days(365))));
	const entries = await Promise.all(
		rows.map(async ({ slug, state }) => {
			const record = found(await findEvent(db, slug));
			const entry = await oneEntry(event, record, { withOnline: state === 'confirmed' });
			if (state === 'confirmed') return [entry, ...(await ownMeetings(event, record, personId))];
			const title = `${entry.title} (${stateName(state, locale)})`;
			return [{ ...entry, title, isTentative: true }];
		})
	);
	const title = m.events_my_events({}, { locale });
	return calendarFile(entries.flat(), { name: 'osnova', title, isFeed: true });
};

async function ownMeetings(
	event: RequestEvent,
	record: EventRecord,
	personId: string
): Promise<Entry[]> {
	const { db, locale, now } = event.locals;
	if (record.calledOffAt) return [];
	const own = await findOwnParticipant(db, record.id, personId);
	if (!own) return [];
	const origin = await originOf(event);
	return meetingEntries(db, { record, ownId: own.id, locale, origin, now });
}
