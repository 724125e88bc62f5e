/** Laying out the schedule that was announced. */
import { ById } from '../by-id.ts';
import type { Options } from '../options.ts';
import type { Board } from './board.ts';

/** Places every meeting that can still be where it was announced, and holds the pinned ones there. */
export function layAnnounced(board: Board, { announced, pinned = [] }: Options): void {
	if (!announced) return;
	const { problem, meetingAt, meetings } = board.instance;
	const slotAt = ById.of(problem.slots);
	const tableAt = ById.of(problem.tables);
	const placed = new ById(announced.meetings.map((one) => [one.meeting, one] as const));
	const fixed = new Set([...pinned].map(String));
	board.gone = announced.meetings.length;
	for (let m = 0; m < meetings; m++) {
		const { id } = problem.meetings[meetingAt[m]!]!;
		const one = placed.get(id);
		const slot = slotAt.get(one?.slot);
		if (slot === undefined) continue;
		board.announced[m] = slot;
		board.told[m] = tableAt.get(one!.table) ?? -1;
		board.gone--;
		if (!board.hasRoom(m, slot)) continue;
		board.leaveBench(m);
		board.seatIn(m, slot);
		board.isPinned[m] = Number(fixed.size > 0 && fixed.has(String(id)));
	}
	board.reckon();
}
