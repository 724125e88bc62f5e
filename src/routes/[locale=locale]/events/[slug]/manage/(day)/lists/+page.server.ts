import { daysOf } from '../../../../../../attendance-list.server.ts';
import { listDoors } from '../../../../../../check-in-desk.server.ts';
import { receivedEvent } from '../../../../../../event-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const record = await receivedEvent(event);
	return {
		timeZone: record.timeZone,
		days: daysOf(record),
		doors: await listDoors(event.locals.db, record, event.locals.locale)
	};
};
