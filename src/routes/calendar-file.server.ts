import type { RequestEvent } from '@sveltejs/kit';
import { calendarOf, type Entry } from '#platform/calendar/calendar.ts';
import { entryOfEvent } from '#rooms/events/calendar-entry.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { openHouse } from '../house.server.ts';

/** A file that calendars open: one entry, or a feed they ask for again and again. */
export function calendarFile(
	entries: readonly Entry[],
	{ name, title, isFeed = false }: { name: string; title?: string; isFeed?: boolean }
): Response {
	const words = { method: 'PUBLISH' as const, refresh: isFeed, ...(title && { name: title }) };
	return new Response(calendarOf(entries, words), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `${isFeed ? 'inline' : 'attachment'}; filename="${name}.ics"`
		}
	});
}

export async function oneEntry(
	{ locals, url }: RequestEvent,
	event: EventRecord,
	{ withOnline = false, path }: { withOnline?: boolean; path?: string } = {}
): Promise<Entry> {
	const { letterAddress } = await openHouse();
	const { locale, now } = locals;
	const origin = letterAddress(url);
	const entry = entryOfEvent(event, { locale, origin, now, withOnline });
	return path ? { ...entry, url: origin + path } : entry;
}
