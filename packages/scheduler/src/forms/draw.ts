/** Drawing events by chance: how many meetings each person has, and with whom. */
import type { Dice } from '../dice.ts';

/** A bell-shaped number: twelve even ones added up, which is the same on every machine. */
export function drawNormal(dice: Dice, mean: number, deviation: number): number {
	let sum = -6;
	for (let i = 0; i < 12; i++) sum += dice.share();
	return mean + deviation * sum;
}

export function pick<T>(dice: Dice, list: ArrayLike<T>): T {
	return list[dice.below(list.length)]!;
}

/**
 * How many meetings each of `people` has, adding up to twice `meetings`: `full` of them the `most`,
 * 3 to 8 % none or one, the others bell-shaped around what is left.
 * @throws {RangeError} where so many meetings cannot be had.
 */
export function drawDegrees(
	dice: Dice,
	{
		people,
		meetings,
		most,
		full = 0
	}: { people: number; meetings: number; most: number; full?: number }
): number[] {
	const quiet = Math.min(people - full, Math.round((0.03 + 0.05 * dice.share()) * people));
	const busy = people - full - quiet;
	const degrees = Array.from({ length: people }, (_, i) => (i < full ? most : dice.below(2)));
	const sum = () => degrees.reduce((all, degree) => all + degree, 0);
	if (sum() + busy * most < 2 * meetings || full * most > 2 * meetings) {
		throw new RangeError(`${people} people with at most ${most} meetings do not have ${meetings}`);
	}
	const mean = (2 * meetings - full * most) / Math.max(1, busy);
	const inReach = (degree: number) => Math.min(most, Math.max(0, Math.round(degree)));
	for (let i = full; i < full + busy; i++) {
		degrees[i] = inReach(drawNormal(dice, mean, 0.5 * mean));
	}
	for (let left = 2 * meetings - sum(); left !== 0;) {
		const one = full + dice.below(busy);
		const changed = inReach(degrees[one]! + Math.sign(left));
		left -= changed - degrees[one]!;
		degrees[one] = changed;
	}
	return dice.shuffle(degrees);
}

/**
 * Pairs of people, none twice, so that each has its degree: the two with most meetings still to come
 * are joined, one time in five somebody else. Where that leads nowhere, people who have fewer than
 * `most` take up what is left.
 * @throws {RangeError} where there are not so many pairs.
 */
export function joinPairs(dice: Dice, degrees: number[], most: number): [number, number][] {
	const people = degrees.length;
	const wanted = Math.floor(degrees.reduce((all, degree) => all + degree, 0) / 2);
	const open = Int32Array.from(degrees);
	const has = new Int32Array(people);
	const met = new Set<number>();
	const pairs: [number, number][] = [];
	const keyOf = (one: number, other: number) =>
		Math.min(one, other) * people + Math.max(one, other);
	const join = (one: number, other: number) => {
		pairs.push([one, other]);
		met.add(keyOf(one, other));
		for (const person of [one, other]) {
			open[person] = Math.max(0, open[person]! - 1);
			has[person]!++;
		}
	};
	for (;;) {
		const one = mostOpen(dice, open, () => true);
		if (one < 0) break;
		const other = mostOpen(dice, open, (person) => person !== one && !met.has(keyOf(one, person)));
		if (other < 0) open[one] = 0;
		else join(one, other);
	}
	for (let tries = 2000 * people; pairs.length < wanted; tries--) {
		if (tries < 0) throw new RangeError(`${people} people do not make ${wanted} pairs`);
		const [one, other] = [dice.below(people), dice.below(people)];
		const isFree = one !== other && has[one]! < most && has[other]! < most;
		if (isFree && !met.has(keyOf(one, other))) join(one, other);
	}
	return pairs;
}

/** The person with most meetings still to come, or, one time in five, any with one; −1 for nobody. */
function mostOpen(dice: Dice, open: Int32Array, isFit: (person: number) => boolean): number {
	const isAnyone = dice.below(5) === 0;
	const from = dice.below(open.length);
	let best = -1;
	let most = 0;
	for (let step = 0; step < open.length; step++) {
		const person = (from + step) % open.length;
		if (open[person]! <= most || !isFit(person)) continue;
		best = person;
		most = open[person]!;
		if (isAnyone) break;
	}
	return best;
}
