/** An event as the search sees it: everything numbered from 0, everything in flat arrays. */
import type { AimName, Problem } from './problem.ts';

/** Rows of different length in one array: row `r` is `items[start[r]]` to `items[start[r + 1] - 1]`. */
export interface Rows {
	start: Int32Array;
	items: Int32Array;
}

/**
 * What only so many meetings of a slot can have: tables of a kind, all tables together. `capacity`
 * by slot.
 */
export interface Pool {
	name: string;
	capacity: Int32Array;
}

/** At most `most` meetings of these in each span of slots. */
export interface Cap {
	name: string;
	most: number;
	/** By slot: the number of the span it belongs to. */
	span: Int32Array;
	spans: number;
	meetings: number[];
}

export interface Instance {
	problem: Problem;
	aims: AimName[];
	isComplete: boolean;
	/** The most breaks for one participant, or −1. */
	spread: number;
	slots: number;
	/** Meetings to be placed. `meetingAt` gives the place in `problem.meetings`. */
	meetings: number;
	meetingAt: Int32Array;
	/**
	 * Those who can be in only so many meetings at once: first the people (the problem's
	 * participants, in its order), then the resources.
	 */
	agents: number;
	people: number;
	agentNames: string[];
	/** Meeting → agents, and agent → meetings. */
	who: Rows;
	meetingsOf: Rows;
	/** `[meeting × slots + slot]`: 1 where it may be held. `choices`: the same as rows of slots. */
	allowed: Uint8Array;
	choices: Rows;
	weight: Int32Array;
	isMust: Uint8Array;
	/** `[agent × slots + slot]`: meetings it can be in at once; `lanes[agent]` is the most over slots. */
	room: Uint8Array;
	lanes: Uint8Array;
	/** Where an agent's seats begin: its seat in `slot` and `lane` is `seats[agent] + slot × lanes + lane`. */
	seats: Int32Array;
	/** A day's slots as bits of one or more 32-bit words. `isLineStart[word]`: a new day begins. */
	words: number;
	wordOf: Uint16Array;
	bitOf: Int32Array;
	isLineStart: Uint8Array;
	/** `[person × words + word]`: slots liked best; all ones where nothing is said. */
	preferred: Int32Array;
	pools: Pool[];
	poolsOf: Rows;
	/** Meeting → meetings that come before it, and those that come after it. */
	before: Rows;
	after: Rows;
	caps: Cap[];
	capsOf: Rows;
	/** Meeting → the table it is tied to, or −1. */
	tableOf: Int32Array;
	/** Wishes that no schedule can hold, by their place in `problem.meetings`, with the reason. */
	hopeless: { wish: number; reason: Reason }[];
}

/** Why something cannot be, as a stable word with what it is about. */
export interface Reason {
	word: string;
	about: (string | number)[];
}

export function rowsOf(lists: ArrayLike<number>[]): Rows {
	const start = new Int32Array(lists.length + 1);
	for (let i = 0; i < lists.length; i++) start[i + 1] = start[i]! + lists[i]!.length;
	const items = new Int32Array(start[lists.length]!);
	let at = 0;
	for (const list of lists) for (let k = 0; k < list.length; k++) items[at++] = list[k]!;
	return { start, items };
}

export function rowAt({ start, items }: Rows, row: number): Int32Array {
	return items.subarray(start[row], start[row + 1]);
}

/** Turns "meeting → agents" into "agent → meetings". */
export function inverse(rows: Rows, count: number): Rows {
	const start = new Int32Array(count + 1);
	for (const item of rows.items) start[item + 1]!++;
	for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
	const items = new Int32Array(rows.items.length);
	const next = start.slice();
	for (let row = 0; row + 1 < rows.start.length; row++) {
		for (let k = rows.start[row]!; k < rows.start[row + 1]!; k++) {
			items[next[rows.items[k]!]!++] = row;
		}
	}
	return { start, items };
}
