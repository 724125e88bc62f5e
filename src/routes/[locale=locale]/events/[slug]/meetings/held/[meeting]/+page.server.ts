import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import {
	addTask,
	markMeeting,
	readResult,
	reviewMeeting,
	setTaskDone,
	tellOutcome
} from '#rooms/meetings/meeting-result.server.ts';
import { fateOf, markKinds, outcomeKinds } from '#rooms/meetings/meeting-result.ts';
import { takingPart, type OwnAsked } from '../../../../../../meetings-action.server.ts';
import { describeMeetings, getOwn } from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { own, record } = await getOwn(event);
	const { db, locale, now } = event.locals;
	const meetings = await describeMeetings(db, record.id, { locale, participantId: own.id });
	const meeting = found(meetings.find(({ id }) => id === event.params.meeting));
	const { marks, review, outcomes, tasks } = await readResult(db, meeting.id, own.id);
	return {
		meeting: { ...meeting, with: meeting.who.filter(({ id }) => id !== own.id) },
		hasBegun: meeting.startsAt !== null && meeting.startsAt <= now,
		fate: fateOf(marks),
		mine: marks.find(({ participantId }) => participantId === own.id)?.mark ?? null,
		review,
		outcomes,
		tasks
	};
};

const own = ({ record, own: { id: participantId }, id, now }: OwnAsked) => ({
	eventId: record.id,
	meetingId: id('meeting'),
	participantId,
	now
});

export const actions: Actions = {
	mark: takingPart(
		async (tx, asked) => {
			const mark = markKinds.find((one) => one === asked.text('mark'));
			if (!mark) return refuse('choice_missing');
			const missingId = isId(asked.text('missing')) ? asked.text('missing') : null;
			return markMeeting(tx, asked.actor, { ...own(asked), mark, missingId });
		},
		() => ({ notice: 'meetings_marked' })
	),
	review: takingPart(
		(tx, asked) =>
			reviewMeeting(tx, asked.actor, {
				...own(asked),
				rating: Number(asked.text('rating')) || null,
				note: asked.text('note')
			}),
		() => ({ notice: 'meetings_saved' })
	),
	outcome: takingPart(
		async (tx, asked) => {
			const outcome = outcomeKinds.find((one) => one === asked.text('outcome'));
			if (!outcome) return refuse('choice_missing');
			const amount = asked.text('amount') === '' ? null : Number(asked.text('amount'));
			return tellOutcome(tx, asked.actor, { ...own(asked), months: 0, outcome, amount });
		},
		() => ({ notice: 'meetings_saved' })
	),
	task: takingPart(
		(tx, asked) => {
			const due = asked.text('due');
			const dueOn = /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : null;
			return addTask(tx, asked.actor, { ...own(asked), what: asked.text('what'), dueOn });
		},
		() => ({ notice: 'meetings_task_added' })
	),
	done: takingPart(
		(tx, asked) => {
			const { eventId, participantId, now } = own(asked);
			return setTaskDone(tx, asked.actor, {
				eventId,
				participantId,
				id: asked.id('task'),
				isDone: asked.text('done') === 'on',
				now
			});
		},
		() => ({ notice: 'meetings_saved' })
	)
};
