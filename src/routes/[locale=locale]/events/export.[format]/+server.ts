import { error } from '@sveltejs/kit';
import { m } from '#messages';
import { isSheetFormat, sheetResponse, type Row } from '#platform/sheets/sheet.server.ts';
import { wallTime } from '#platform/wall-time.ts';
import { listEvents } from '#rooms/events/event-list.server.ts';
import { described, eventFilterIn } from '../../../event-directory.server.ts';
import type { RequestHandler } from './$types';

const batch = 200;

/** The list of events as a file, with the filters of the page. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { format } = params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const { db, locale, now } = locals;
	const filter = await eventFilterIn(db, url, locale);
	async function* batches(): AsyncGenerator<Row[]> {
		for (let offset = 0; ; offset += batch) {
			const { events } = await listEvents(db, filter, now, { limit: batch, offset });
			yield events.map((event) => {
				const { name, kind, mode, place, slug } = described(event, locale);
				return {
					name: Object.values(name)[0] ?? '',
					kind,
					mode,
					startsAt: wallTime(event.timeZone, event.startsAt).replace('T', ' '),
					endsAt: wallTime(event.timeZone, event.endsAt).replace('T', ' '),
					timeZone: event.timeZone,
					place,
					address: `${url.origin}/${locale}/events/${slug}`
				};
			});
			if (events.length < batch) return;
		}
	}
	const in_ = { locale };
	const columns = [
		{ key: 'name', label: m.events_name({}, in_) },
		{ key: 'kind', label: m.events_kind({}, in_) },
		{ key: 'mode', label: m.events_mode({}, in_) },
		{ key: 'startsAt', label: m.events_starts_at({}, in_) },
		{ key: 'endsAt', label: m.events_ends_at({}, in_) },
		{ key: 'timeZone', label: m.events_time_zone({}, in_) },
		{ key: 'place', label: m.events_place_name({}, in_) },
		{ key: 'address', label: m.organisations_column_address({}, in_) }
	];
	return sheetResponse({ name: 'events', columns, batches: batches() }, format);
};
