import { calendarOf } from '#platform/calendar/calendar.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { describeMeetings, getOwn, originOf } from '../../../../../meetings-page.server.ts';
import type { RequestHandler } from './$types';

/** One's meetings for one's own calendar; taken anew, they replace what was taken before. */
export const GET: RequestHandler = async (event) => {
	const { own, record } = await getOwn(event);
	const { db, locale, now } = event.locals;
	const meetings = await describeMeetings(db, record.id, { locale, participantId: own.id });
	const origin = await originOf(event);
	const name = nameFor(record.texts, locale, record.originalLocale);
	const entries = meetings.flatMap(({ id, edition, startsAt, endsAt, table, who }) => {
		if (!startsAt || !endsAt) return [];
		const others = who.filter((one) => one.id !== own.id);
		const title = others
			.map((one) => [one.name, one.organisation].filter(Boolean).join(', '))
			.join('; ');
		const place = [table, record.placeName, record.town].filter(Boolean).join(', ');
		const url = `${origin}/${locale}/events/${record.slug}/meetings/held/${id}`;
		return [
			{
				uid: `meeting-${id}@osnova`,
				sequence: edition,
				stamp: now,
				startsAt,
				endsAt,
				timeZone: record.timeZone,
				title,
				description: name,
				...(place && { place }),
				url
			}
		];
	});
	return new Response(calendarOf(entries, { method: 'PUBLISH', name }), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${record.slug}.ics"`
		}
	});
};
