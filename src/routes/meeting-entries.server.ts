import type { Entry } from '#platform/calendar/calendar.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { describeMeetings, type DescribedMeeting } from './meetings-page.server.ts';

type Reading = { record: EventRecord; ownId: string; locale: Locale; origin: string; now: Date };

/** One's meetings at an event as they stand in one's calendar. */
export async function meetingEntries(db: Database, reading: Reading): Promise<Entry[]> {
	const { record, ownId, locale } = reading;
	const meetings = await describeMeetings(db, record.id, { locale, participantId: ownId });
	return meetings.flatMap((meeting) => entryOf(meeting, reading));
}

function entryOf(
	{ id, edition, startsAt, endsAt, table, who, specialists }: DescribedMeeting,
	{ record, ownId, locale, origin, now }: Reading
): Entry[] {
	if (!startsAt || !endsAt) return [];
	const { slug, texts, originalLocale, placeName, town, timeZone } = record;
	const others = who.filter((one) => one.id !== ownId);
	const title = others
		.map((one) => [one.name, one.organisation].filter(Boolean).join(', '))
		.join('; ');
	const place = [table, placeName, town].filter(Boolean).join(', ');
	return [
		{
			...{ uid: `meeting-${id}@osnova`, sequence: edition, stamp: now },
			...{ startsAt, endsAt, timeZone, title },
			description: [
				nameFor(texts, locale, originalLocale),
				...specialists.map(({ words }) => words)
			].join('\n'),
			...(place && { place }),
			url: `${origin}/${locale}/events/${slug}/meetings/held/${id}`
		}
	];
}
