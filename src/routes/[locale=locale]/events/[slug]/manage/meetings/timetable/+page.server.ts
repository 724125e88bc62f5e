import { beginTimetable, listTimetables } from '#rooms/meetings/timetable.server.ts';
import { budgets, orderTimetable } from '../../../../../../../timetable-work.server.ts';
import { organisingMeetings } from '../../../../../../meetings-action.server.ts';
import { arrangedBrokerage } from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record } = await arrangedBrokerage(event);
	return { runs: await listTimetables(event.locals.db, record.id) };
};

export const actions: Actions = {
	run: organisingMeetings(
		'arrange',
		(tx, { actor, record, now }) => beginTimetable(tx, actor, { eventId: record.id, now }),
		async (timetableId, { record, text }) => {
			const seconds = text('budget') === 'thorough' ? budgets.thorough : budgets.quick;
			await orderTimetable({ timetableId, eventId: record.id, seconds });
			return { page: `/timetable/${timetableId}` };
		}
	)
};
