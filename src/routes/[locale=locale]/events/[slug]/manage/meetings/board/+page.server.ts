import { refuse } from '#platform/outcome.ts';
import { takeBack } from '#rooms/meetings/board.server.ts';
import { meetingsChanged } from '#rooms/meetings/agenda-change.server.ts';
import { callOffMeeting, moveMeeting, pinMeeting } from '#rooms/meetings/meeting.server.ts';
import { boardData } from '#rooms/meetings/ui/following.ts';
import { organisingMeetings, type Asked } from '../../../../../../meetings-action.server.ts';
import { arrangedBrokerage } from '../../../../../../meetings-page.server.ts';
import { loadBoard } from '../../../../../../board-page.server.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	event.depends(boardData);
	const { record } = await arrangedBrokerage(event);
	return loadBoard(event, record);
};

/** Those of a meeting hear of it, if what they were told is published. */
const tellParties = (
	tx: Transaction,
	{ record, now, origin }: Asked,
	meetingIds: readonly string[]
) => meetingsChanged(tx, { eventId: record.id, meetingIds, now, origin });

export const actions: Actions = {
	move: organisingMeetings(
		'arrange',
		async (tx, asked) => {
			const { actor, record, text, id, now } = asked;
			const meetingId = id('meeting');
			const moved = await moveMeeting(tx, actor, {
				eventId: record.id,
				meetingId,
				slotId: id('slot'),
				tableId: text('table') ? id('table') : null,
				edition: Number(text('edition')),
				now
			});
			if (moved.ok) await tellParties(tx, asked, [meetingId]);
			return moved;
		},
		() => ({ notice: 'meetings_moved' })
	),
	pin: organisingMeetings(
		'arrange',
		(tx, { actor, record, text, id }) =>
			pinMeeting(tx, actor, {
				eventId: record.id,
				meetingId: id('meeting'),
				isPinned: text('pinned') === 'on'
			}),
		(_, { text }) => ({ notice: text('pinned') === 'on' ? 'meetings_pinned' : 'meetings_unpinned' })
	),
	off: organisingMeetings(
		'arrange',
		async (tx, asked) => {
			const { actor, record, id, now } = asked;
			const meetingId = id('meeting');
			const off = await callOffMeeting(tx, actor, {
				eventId: record.id,
				meetingId,
				reason: 'organiser',
				now
			});
			if (off.ok) await tellParties(tx, asked, [meetingId]);
			return off;
		},
		() => ({ notice: 'meetings_called_off' })
	),
	back: organisingMeetings(
		'arrange',
		async (tx, asked) => {
			const { actor, record, id, now } = asked;
			const back = await takeBack(tx, actor, { eventId: record.id, changeId: id('change'), now });
			if (!back.ok) return back;
			if (back.value.length === 0) return refuse('change_unknown');
			await tellParties(tx, asked, back.value);
			return back;
		},
		() => ({ notice: 'meetings_taken_back' })
	)
};
