/** Who can stay where they sit: each meeting hands its table on to at most one that follows it. */
import { rowAt, type Instance } from './instance.ts';
import { largestMatching } from './matching.ts';

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
 * by one other at most.
 * @returns meeting → the one whose table it takes over, or −1
 */
export function matchSteps(meetings: number, steps: readonly Step[]): Int32Array {
	const nextOf: number[][] = Array.from({ length: meetings }, () => []);
	for (const [first, second] of steps) nextOf[first]!.push(second);
	return largestMatching(nextOf, meetings);
}
