import { calendarFile, oneEntry } from '../../../../../../../calendar-file.server.ts';
import { personalRegistration } from '../../../../../../../personal-registration.server.ts';
import { personalPath } from '../../../../../../../registering.server.ts';
import { keepPrivate } from '../../../../../../../registration-page.server.ts';
import type { RequestHandler } from './$types';

/** The event as one participant has it: with the address online, for whoever has a seat. */
export const GET: RequestHandler = async (event) => {
	keepPrivate(event);
	const { record, own } = await personalRegistration(event);
	const withOnline = own.state === 'confirmed';
	const path = personalPath(event, event.params.token);
	return calendarFile([await oneEntry(event, record, { withOnline, path })], { name: record.slug });
};
