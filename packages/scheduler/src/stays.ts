/** Who can stay where they sit: each meeting hands its table on to at most one that follows it. */
import { rowAt, type Instance } from './instance.ts';

/** One participant goes from the first meeting to the second, the next one of the same day. */
export type Step = readonly [first: number, second: number];

/**
 * Every step of every participant from one meeting to the next on a day.
 * @param isAtTable meetings without a table are passed over
 */
export function listSteps(
	{ people, meetingsOf, wordOf, isLineStart }: Instance,
	slotOf: ArrayLike<number>,
	isAtTable: (meeting: number) => boolean
): Step[] {
	const dayOf = (slot: number) => {
		let word = wordOf[slot]!;
		while (!isLineStart[word]) word--;
		return word;
	};
	const steps: Step[] = [];
	for (let p = 0; p < people; p++) {
		const held = [...rowAt(meetingsOf, p)].filter((m) => slotOf[m]! >= 0 && isAtTable(m));
		held.sort((a, b) => slotOf[a]! - slotOf[b]!);
		for (let i = 1; i < held.length; i++) {
			const [first, second] = [held[i - 1]!, held[i]!];
			if (dayOf(slotOf[first]!) === dayOf(slotOf[second]!)) steps.push([first, second]);
		}
	}
	return steps;
}

/**
 * The most steps that can be spared a change of table, where each meeting is followed at its table
 * by one other at most: a largest matching, by augmenting paths.
 * @param steps each from an earlier to a later meeting
 * @returns meeting → the one whose table it takes over, or −1
 */
export function matchSteps(meetings: number, steps: readonly Step[]): Int32Array {
	const nextOf: number[][] = Array.from({ length: meetings }, () => []);
	for (const [first, second] of steps) nextOf[first]!.push(second);
	const before = new Int32Array(meetings).fill(-1);
	const after = new Int32Array(meetings).fill(-1);
	const foundBy = new Int32Array(meetings).fill(-1);
	const handOn = (meeting: number) => {
		let second = meeting;
		while (second >= 0) {
			const first = foundBy[second]!;
			before[second] = first;
			[second, after[first]] = [after[first]!, second];
		}
	};
	for (let m = 0; m < meetings; m++) {
		const open = [m];
		const seen: number[] = [];
		let end = -1;
		for (let at = 0; end < 0 && at < open.length; at++) {
			for (const second of nextOf[open[at]!]!) {
				if (foundBy[second]! >= 0) continue;
				foundBy[second] = open[at]!;
				seen.push(second);
				if (before[second]! >= 0) open.push(before[second]!);
				else end = second;
				if (end >= 0) break;
			}
		}
		if (end < 0) continue; // Nothing of what was seen leads anywhere: it stays marked.
		handOn(end);
		for (const second of seen) foundBy[second] = -1;
	}
	return before;
}
