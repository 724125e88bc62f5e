/** How few breaks there can be, with the prices that prove it. */
import type { Argument } from '../answer.ts';
import { rowAt, type Instance } from '../instance.ts';
import { cheapestPlan, type DayPlan } from './fewest-breaks.ts';

export const UNIT = 240;
const ROUNDS = 400;
/** Rounds without gain after which the prices stay as they are. */
const PATIENCE = 60;
const PATIENCE_OF_MANY = 15;
const MANY = 300;

export interface BreakBound {
	bound: number;
	argument: Argument;
	/** Person → fewest breaks alone. */
	alone: Int32Array;
}

/**
 * A lower bound on the breaks of any schedule that holds every meeting, or the person who cannot
 * have all of theirs. First each person by themselves; then, where every meeting is of two at one
 * kind of table, with prices on the slots, raised where too many would like to meet.
 */
export function boundBreaks(
	instance: Instance,
	enough: number
): BreakBound | { impossible: number } {
	const plans = plansOf(instance);
	const alone = new Int32Array(instance.people);
	const none = new Int32Array(instance.slots);
	for (let person = 0; person < plans.length; person++) {
		const plan = plans[person];
		const cost = plan ? cheapestPlan(plan, none, 1) : 0;
		if (cost === undefined) return { impossible: person };
		alone[person] = cost;
	}
	const sum = alone.reduce((total, one) => total + one, 0);
	const counted = { bound: sum, alone, argument: priced(none) };
	if (sum >= enough || !hasOneKindOfTable(instance)) return counted;
	const found = raisePrices(instance, plans, enough);
	return found.bound > sum ? { ...found, alone } : counted;
}

const priced = (prices: Int32Array): Argument => ({
	by: 'prices',
	unit: UNIT,
	slots: [...prices]
});

export function hasOneKindOfTable(instance: Instance): boolean {
	const { agents, people, who, meetings, pools, poolsOf, lanes } = instance;
	return (
		agents === people &&
		who.items.length === 2 * meetings &&
		pools.length === 1 &&
		poolsOf.items.length === meetings &&
		lanes.every((most) => most === 1)
	);
}

/** Undefined for people whose delegates split meetings, and for those without a meeting. */
function plansOf(instance: Instance): (DayPlan | undefined)[] {
	const { slots, problem, lanes, meetingsOf, wordOf, bitOf, isLineStart, people } = instance;
	const isDayStart = Uint8Array.from({ length: slots }, (_, slot) =>
		Number(bitOf[slot] === 1 && isLineStart[wordOf[slot]!] === 1)
	);
	const isIn = Uint8Array.from(problem.slots, ({ half }) => Number(half === 'morning'));
	return Array.from({ length: people }, (_, person) => {
		const meetings = [...rowAt(meetingsOf, person)];
		if (lanes[person] !== 1 || meetings.length === 0) return undefined;
		const open = new Uint8Array(slots);
		const must = new Uint8Array(slots);
		let least = 0;
		let most = meetings.length;
		for (const meeting of meetings) {
			const choices = rowAt(instance.choices, meeting);
			for (const slot of choices) open[slot] = 1;
			if (choices.length === 1) must[choices[0]!] = 1;
			if (choices.every((slot) => isIn[slot] === 1)) least++;
			else if (choices.every((slot) => isIn[slot] === 0)) most--;
		}
		return { open, must, meetings: meetings.length, part: { isIn, least, most }, isDayStart };
	});
}

/** Subgradient ascent on whole-number prices, so that the bound can be checked without rounding. */
function raisePrices(instance: Instance, plans: (DayPlan | undefined)[], enough: number) {
	const { slots, pools } = instance;
	const seats = Int32Array.from(pools[0]!.capacity, (tables) => 2 * tables);
	const wished = new Float64Array(slots);
	const patience = plans.length > MANY ? PATIENCE_OF_MANY : PATIENCE;
	let best = { value: -Infinity, prices: new Int32Array(slots), round: 0 };
	for (let round = 0; round < ROUNDS && best.value <= (enough - 1) * UNIT; round++) {
		if (round - best.round > patience) break;
		const prices = Int32Array.from(wished, Math.round);
		const busy = new Int32Array(slots);
		let value = 0;
		for (const plan of plans) if (plan) value += cheapestPlan(plan, prices, UNIT, busy)!;
		for (let slot = 0; slot < slots; slot++) value -= seats[slot]! * prices[slot]!;
		if (value > best.value) best = { value, prices, round };
		let length = 0;
		for (let slot = 0; slot < slots; slot++) length += (busy[slot]! - seats[slot]!) ** 2;
		if (length === 0) break;
		const step = (0.7 * (enough * UNIT - value)) / length;
		for (let slot = 0; slot < slots; slot++) {
			wished[slot] = Math.max(0, wished[slot]! + step * (busy[slot]! - seats[slot]!));
		}
	}
	return { bound: Math.ceil(best.value / UNIT), argument: priced(best.prices) };
}
