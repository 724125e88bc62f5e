/** Laying out the schedule that was announced. */
import type { Options } from '../options.ts';
import type { Board } from './board.ts';

/** Places every meeting that can still be where it was announced, and holds the pinned ones there. */
export function layAnnounced(board: Board, { announced, pinned = [] }: Options): void {
	if (!announced) return;
	const { problem, meetingAt, meetings } = board.instance;
	const slotAt = new Map(problem.slots.map(({ id }, i) => [String(id), i]));
	const wished = new Map(announced.meetings.map((one) => [String(one.meeting), one.slot]));
	const fixed = new Set([...pinned].map(String));
	for (let m = 0; m < meetings; m++) {
		const id = String(problem.meetings[meetingAt[m]!]!.id);
		const slot = slotAt.get(String(wished.get(id)));
		if (slot === undefined) continue;
		board.announced[m] = slot;
		if (!board.hasRoom(m, slot)) continue;
		board.put(m, slot);
		board.isPinned[m] = Number(fixed.has(id));
	}
	board.reckon();
}
