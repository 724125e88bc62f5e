import { refuse } from '#platform/outcome.ts';
import {
	addSpecialist,
	removeSpecialist,
	setNeed,
	setSpecialistHours
} from '#rooms/meetings/specialist.server.ts';
import { readSpecialist } from '#rooms/meetings/specialist.form.ts';
import { mendTimetable } from '../../../../../../../mending.server.ts';
import { findNamed } from '../../../../../../../timetable-work.server.ts';
import { organisingMeetings, type Asked } from '../../../../../../meetings-action.server.ts';
import { arrangedBrokerage } from '../../../../../../meetings-page.server.ts';
import { describeSpecialists } from '../../../../../../specialists-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record } = await arrangedBrokerage(event);
	const { db, locale } = event.locals;
	const { specialists, ...rest } = await describeSpecialists(db, record, locale);
	const asked = event.url.searchParams;
	const only = specialists.find(({ id }) => id === asked.get('of'));
	return {
		...rest,
		specialists: only ? [only] : specialists,
		isOnly: only !== undefined,
		removing: specialists.find(({ id }) => id === asked.get('remove')) ?? null
	};
};

/** Meetings outside of the new hours find another interpreter or another slot, or are called off. */
async function mended(touched: number, { db, actor, record, now, origin }: Asked) {
	if (touched === 0) return { notice: 'meetings_specialist_hours_set' };
	const named = await findNamed(db, record.id);
	if (!named) throw new Error(`event ${record.id} has no name`);
	const outcome = await mendTimetable(db, actor, { eventId: record.id, named, now, origin });
	if (!outcome.ok) return { notice: 'meetings_specialist_hours_not_mended' };
	const inputs = { count: String(outcome.value.steps.length) };
	return { notice: 'meetings_specialist_hours_mended', inputs };
}

const needing = (isNeeded: boolean) =>
	organisingMeetings(
		'arrange',
		(tx, { actor, record, id }) =>
			setNeed(tx, actor, {
				eventId: record.id,
				requestId: id('request'),
				specialistId: id('id'),
				isNeeded
			}),
		() => ({ notice: 'meetings_specialist_need_set' })
	);

export const actions: Actions = {
	add: organisingMeetings(
		'arrange',
		async (tx, { actor, record, form }) => {
			const { draft, reason } = readSpecialist(form);
			return draft ? addSpecialist(tx, actor, { eventId: record.id, draft }) : refuse(reason);
		},
		(_, { text }) => ({ notice: 'meetings_specialist_added', inputs: { name: text('name') } })
	),
	hours: organisingMeetings(
		'arrange',
		(tx, { actor, record, id, form }) =>
			setSpecialistHours(tx, actor, {
				eventId: record.id,
				id: id('id'),
				there: form.getAll('slot').map(String)
			}),
		mended
	),
	need: needing(true),
	spare: needing(false),
	remove: organisingMeetings(
		'arrange',
		(tx, { actor, record, id }) =>
			removeSpecialist(tx, actor, { eventId: record.id, id: id('id') }),
		() => ({ notice: 'meetings_specialist_removed' })
	)
};
