import { newId } from '#platform/ids.ts';
import { accept, refuse } from '#platform/outcome.ts';
import { mergeNotes } from '#rooms/events/check-in.server.ts';
import { listDoors, readDeskList } from '../../../../../../check-in-desk.server.ts';
import { receivedEvent, receiving } from '../../../../../../event-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const record = await receivedEvent(event);
	const { db, locale } = event.locals;
	const [list, doors] = await Promise.all([
		readDeskList(db, record, locale),
		listDoors(db, record, locale)
	]);
	return { eventId: record.id, timeZone: record.timeZone, list, doors };
};

export const actions: Actions = {
	note: receiving(
		async (tx, actor, { recordId, text, id, now }) => {
			const note = {
				id: newId(),
				kind: text('kind') === 'taken_back' ? ('taken_back' as const) : ('here' as const),
				registrationId: id('registration'),
				sessionId: text('session') ? id('session') : null,
				ago: 0
			};
			const { taken } = await mergeNotes(tx, actor, {
				eventId: recordId,
				device: null,
				notes: [note],
				now
			});
			return taken.length > 0 ? accept() : refuse('registration_gone');
		},
		'events_check_in_noted',
		'check-in'
	)
};
