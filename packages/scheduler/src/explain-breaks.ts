/** Where each participant's breaks come from. */
import { compile } from './compile.ts';
import { rowAt, type Instance, type Reason } from './instance.ts';
import type { Id, Problem, Schedule } from './problem.ts';
import { Board } from './search/board.ts';
import { pricesFor } from './search/prices.ts';

export interface BreakReport {
	participant: Id;
	/** The idle slots, between two meetings of one day. */
	slots: Id[];
	/**
	 * `away`: unavailable in all of them. `partners_busy`: about those of their other meetings who are
	 * elsewhere then. `tables_full`: about the slots. `could_be_closed`: about meetings that could be
	 * moved into it with nobody else moved, which may open a gap elsewhere.
	 */
	reason: Reason;
}

/**
 * Every break of a schedule with its reason, participant by participant, in the problem's order.
 * @param problem as for `schedule`
 */
export function explainBreaks(problem: Problem, { meetings }: Schedule): BreakReport[] {
	const instance = compile(problem);
	const board = new Board(instance, pricesFor(instance));
	const slotAt = new Map(problem.slots.map(({ id }, i) => [String(id), i]));
	const placed = new Map(
		meetings.map(({ meeting, slot }) => [String(meeting), slotAt.get(String(slot)) ?? -1])
	);
	board.lay(
		Int32Array.from(instance.meetingAt, (at) => placed.get(String(problem.meetings[at]!.id)) ?? -1)
	);
	return problem.participants.flatMap(({ id }, person) =>
		gapsOf(instance, board, person).map((gap) => ({
			participant: id,
			slots: gap.map((slot) => problem.slots[slot]!.id),
			reason: reasonFor(instance, board, person, gap)
		}))
	);
}

function gapsOf({ slots, problem }: Instance, board: Board, person: number): number[][] {
	const gaps: number[][] = [];
	let since = -1;
	for (let slot = 0; slot < slots; slot++) {
		const isNewDay =
			slot > 0 && String(problem.slots[slot]!.day) !== String(problem.slots[slot - 1]!.day);
		if (isNewDay) since = -1;
		if (board.load[person * slots + slot] === 0) continue;
		if (since >= 0 && slot - since > 1) {
			gaps.push(Array.from({ length: slot - since - 1 }, (_, i) => since + 1 + i));
		}
		since = slot;
	}
	return gaps;
}

function reasonFor(instance: Instance, board: Board, person: number, gap: number[]): Reason {
	const { problem, slots, room, meetingAt, agentNames } = instance;
	const open = gap.filter((slot) => room[person * slots + slot]! > 0);
	if (open.length === 0) return { word: 'away', about: [] };
	const movable = new Set<Id>();
	const busy = new Set<string>();
	const full = new Set<Id>();
	for (const meeting of rowAt(instance.meetingsOf, person)) {
		const own = board.slotOf[meeting]!;
		if (own < 0) continue;
		board.take(meeting);
		for (const slot of open) {
			if (!instance.allowed[meeting * slots + slot]) continue;
			const others = busyOthers(instance, board, meeting, slot);
			if (others.length > 0) others.forEach((one) => busy.add(agentNames[one]!));
			else if (board.hasRoom(meeting, slot)) movable.add(problem.meetings[meetingAt[meeting]!]!.id);
			else full.add(problem.slots[slot]!.id);
		}
		board.put(meeting, own);
	}
	if (movable.size > 0) return { word: 'could_be_closed', about: [...movable] };
	if (full.size > 0) return { word: 'tables_full', about: [...full] };
	return { word: 'partners_busy', about: [...busy] };
}

function busyOthers({ who, slots, room }: Instance, board: Board, meeting: number, slot: number) {
	return [...rowAt(who, meeting)].filter(
		(agent) => board.load[agent * slots + slot]! >= room[agent * slots + slot]!
	);
}
