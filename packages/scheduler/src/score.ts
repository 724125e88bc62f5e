/** What a timetable is worth, aim by aim, counted anew from the slots alone. */
import { rowAt, type Instance } from './instance.ts';
import type { AimName } from './problem.ts';
import { listSteps } from './stays.ts';
import { busyRuns, ones } from './search/runs.ts';

export interface Timetable {
	/** Meeting → slot or −1. */
	slotOf: ArrayLike<number>;
	/** Meeting → announced slot or −1. */
	announced?: ArrayLike<number>;
	/** Announced meetings that no slot can take any more. */
	gone?: number;
	/** Meeting → table or −1; needed for the aim `moves`. */
	tableOf?: ArrayLike<number>;
}

/** The values of the aims asked for, in their order; less is better. */
export function score(instance: Instance, timetable: Timetable, aims: AimName[]): number[] {
	const busy = busyBits(instance, timetable);
	const counts: Record<AimName, () => number> = {
		held: () => lostWeight(instance, timetable),
		fairness: () => Math.max(0, ...goneWithout(instance, timetable)),
		breaks: () => overPeople(instance, busy).breaks,
		waiting: () => overPeople(instance, busy).idle,
		preferences: () => dislikedSlots(instance, busy),
		changes: () => changed(instance, timetable),
		moves: () => tableMoves(instance, timetable)
	};
	return aims.map((aim) => counts[aim]());
}

/** Is the first of two scores better, the earlier aims counting first? */
export function isBetter(one: number[], other: number[] | undefined): boolean {
	if (!other) return true;
	const at = one.findIndex((value, i) => value !== other[i]);
	return at >= 0 && one[at]! < other[at]!;
}

function busyBits(
	{ people, words, who, wordOf, bitOf, meetings }: Instance,
	{ slotOf }: Timetable
) {
	const bits = new Int32Array(people * words);
	for (let m = 0; m < meetings; m++) {
		const slot = slotOf[m]!;
		if (slot < 0) continue;
		for (let i = who.start[m]!; i < who.start[m + 1]!; i++) {
			const agent = who.items[i]!;
			if (agent < people) bits[agent * words + wordOf[slot]!]! |= bitOf[slot]!;
		}
	}
	return bits;
}

function lostWeight(instance: Instance, { slotOf }: Timetable): number {
	const { problem, hopeless, weight, meetings } = instance;
	let lost = hopeless.reduce((sum, { wish }) => sum + (problem.meetings[wish]!.weight ?? 1), 0);
	for (let m = 0; m < meetings; m++) if (slotOf[m]! < 0) lost += weight[m]!;
	return lost;
}

/** By person: wishes that are not held. */
export function goneWithout(instance: Instance, { slotOf }: Timetable): Int32Array {
	const { people, who, meetings, problem, hopeless } = instance;
	const without = new Int32Array(people);
	for (let m = 0; m < meetings; m++) {
		if (slotOf[m]! >= 0) continue;
		for (const agent of rowAt(who, m)) if (agent < people) without[agent]!++;
	}
	if (hopeless.length === 0) return without;
	const numberOf = new Map(problem.participants.map(({ id }, i) => [String(id), i]));
	for (const { wish } of hopeless) {
		for (const id of problem.meetings[wish]!.who) without[numberOf.get(String(id))!]!++;
	}
	return without;
}

function overPeople({ people, words, isLineStart }: Instance, bits: Int32Array) {
	const sum = { breaks: 0, idle: 0 };
	for (let p = 0; p < people; p++) {
		const { breaks, idle } = busyRuns(bits, p * words, words, isLineStart);
		sum.breaks += breaks;
		sum.idle += idle;
	}
	return sum;
}

function dislikedSlots({ preferred }: Instance, bits: Int32Array): number {
	return bits.reduce((sum, word, i) => sum + ones(word & ~preferred[i]!), 0);
}

function changed({ meetings }: Instance, { slotOf, announced, gone = 0 }: Timetable): number {
	let count = gone;
	for (let m = 0; announced && m < meetings; m++) {
		if (announced[m]! >= 0 && announced[m] !== slotOf[m]) count++;
	}
	return count;
}

function tableMoves(instance: Instance, { slotOf, tableOf }: Timetable): number {
	if (!tableOf) return 0;
	const steps = listSteps(instance, slotOf, (m) => tableOf[m]! >= 0);
	return steps.filter(([first, second]) => tableOf[first] !== tableOf[second]).length;
}
