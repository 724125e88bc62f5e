import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { calendarFile } from '../../../../../calendar-file.server.ts';
import { meetingEntries } from '../../../../../meeting-entries.server.ts';
import { getOwn, originOf } from '../../../../../meetings-page.server.ts';
import type { RequestHandler } from './$types';

/**
 * One's meetings for one's own calendar; taken anew, they replace what was taken before. What was
 * called off meanwhile leaves a calendar only by the feed.
 */
export const GET: RequestHandler = async (event) => {
	const { own, record } = await getOwn(event);
	const { db, locale, now } = event.locals;
	const origin = await originOf(event);
	const entries = await meetingEntries(db, { record, ownId: own.id, locale, origin, now });
	const title = nameFor(record.texts, locale, record.originalLocale);
	return calendarFile(entries, { name: record.slug, title });
};
