/** Why a wish is not held, and what would make room for it. */
import type { WishReason } from './answer.ts';
import { rowAt, type Instance, type Reason } from './instance.ts';
import type { Board } from './search/board.ts';

/** A reason for each wish that is not held, the hopeless ones included, in the problem's order. */
export function explainUnheld(instance: Instance, board: Board): WishReason[] {
	const { problem, meetingAt, hopeless, meetings } = instance;
	const found = new Map<number, Reason>(hopeless.map(({ wish, reason }) => [wish, reason]));
	for (let m = 0; m < meetings; m++) {
		if (board.slotOf[m]! < 0) found.set(meetingAt[m]!, reasonFor(instance, board, m));
	}
	return [...found]
		.sort(([one], [other]) => one - other)
		.map(([wish, reason]) => ({ meeting: problem.meetings[wish]!.id, reason }));
}

/**
 * The slot that lacks least decides the word: `tables_full` (all people are free, about the slots),
 * `limit_reached`, `order_broken`, `resource_busy` (the people are free, about the resources that are
 * not), or `people_busy` (about the wishes held instead in the slot where they are fewest: giving them
 * up makes room).
 */
function reasonFor(instance: Instance, board: Board, meeting: number): Reason {
	const { problem, choices, meetingAt } = instance;
	const full: number[] = [];
	let inWay: number[] | undefined;
	let lacking: number[] = [];
	for (const slot of rowAt(choices, meeting)) {
		const busy = busyAt(instance, board, meeting, slot);
		const others = blockers(instance, board, busy, slot);
		if (others.length === 0) {
			if (!board.isWithinCaps(meeting, slot))
				return { word: 'limit_reached', about: capsAt(instance, meeting) };
			if (!board.isInOrder(meeting, slot))
				return { word: 'order_broken', about: orderOf(instance, meeting) };
			full.push(slot);
		} else {
			if (!inWay || others.length < inWay.length) inWay = others;
			if (busy.every((agent) => resourceAt(instance, agent))) lacking = [...lacking, ...busy];
		}
	}
	if (full.length > 0)
		return { word: 'tables_full', about: full.map((slot) => problem.slots[slot]!.id) };
	if (lacking.length > 0) {
		const about = lacking.flatMap((agent) => resourceAt(instance, agent)?.id ?? []);
		return { word: 'resource_busy', about: [...new Set(about)] };
	}
	const about = (inWay ?? []).map((m) => problem.meetings[meetingAt[m]!]!.id);
	return { word: 'people_busy', about };
}

const resourceAt = ({ problem, people }: Instance, agent: number) =>
	problem.resources?.[agent - people];

/** Those of a meeting who can take no more in a slot. */
function busyAt({ who, slots, room }: Instance, board: Board, meeting: number, slot: number) {
	const isFull = (agent: number) =>
		board.load[agent * slots + slot]! >= room[agent * slots + slot]!;
	return [...rowAt(who, meeting)].filter(isFull);
}

function blockers(instance: Instance, board: Board, busy: number[], slot: number): number[] {
	const { seats, lanes } = instance;
	const found: number[] = [];
	for (const agent of busy) {
		const begin = seats[agent]! + slot * lanes[agent]!;
		const there = board.seat.subarray(begin, begin + lanes[agent]!).find((one) => one >= 0);
		if (there !== undefined && !found.includes(there)) found.push(there);
	}
	return found;
}

const capsAt = ({ caps, capsOf }: Instance, meeting: number) =>
	[...rowAt(capsOf, meeting)].map((cap) => caps[cap]!.name);

const orderOf = ({ before, after, problem, meetingAt }: Instance, meeting: number) =>
	[...rowAt(before, meeting), ...rowAt(after, meeting)].map(
		(other) => problem.meetings[meetingAt[other]!]!.id
	);
