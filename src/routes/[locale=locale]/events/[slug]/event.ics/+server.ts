import { calendarFile, oneEntry } from '../../../../calendar-file.server.ts';
import { eventOf } from '../../../../event-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const record = await eventOf(event);
	return calendarFile([await oneEntry(event, record)], { name: record.slug });
};
