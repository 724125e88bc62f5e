/**
 * An event as clauses. Besides what the rules demand, a fact that follows from them is said aloud,
 * because it lets the solver see early that something cannot be: each person is busy in as many slots
 * as they have meetings. Tables are counted by groups of meetings around one person.
 * Source: Bofill et al., "Constraint Solving Approaches to the Business-to-Business Meeting
 * Scheduling Problem", JAIR.
 */
import { rowAt, type Instance } from '../instance.ts';
import { Formula } from './formula.ts';

export interface Encoding {
	formula: Formula;
	/** `[meeting × slots + slot]`: the variable of "held there", 0 where it may not be. */
	at: Int32Array;
	/** Meeting → "is held". Assume them all to ask whether all can be. */
	held: number[];
	/** `[slot]`: assume it to have the tables of that slot counted. */
	counted: number[];
	/** By person: `[k]` is true if they have more than `k` breaks. */
	breaksOf: number[][];
}

/** @param everyone whether each meeting is held anyhow, so that "held" is a fact and not a question. */
export function encode(
	instance: Instance,
	give: (clause: number[]) => void,
	{ everyone }: { everyone: boolean }
): Encoding {
	const formula = new Formula(give);
	const at = new Int32Array(instance.meetings * instance.slots);
	const held = placeAll(instance, formula, at, everyone);
	const busy = agentsBusy(instance, formula, at, everyone);
	const counted = countTables(instance, formula, at);
	keepOrder(instance, formula, at);
	keepCaps(instance, formula, at);
	const breaksOf = Array.from({ length: instance.people }, (_, person) => {
		const breaks = breaksOfPerson(instance, formula, person, busy);
		return formula.sum(breaks, breaks.length);
	});
	return { formula, at, held, counted, breaksOf };
}

function placeAll(instance: Instance, formula: Formula, at: Int32Array, everyone: boolean) {
	return Array.from({ length: instance.meetings }, (_, meeting) => {
		const places = [...rowAt(instance.choices, meeting)].map((slot) => {
			const place = formula.fresh();
			at[meeting * instance.slots + slot] = place;
			return place;
		});
		formula.atMostOne(places);
		if (everyone) {
			formula.add(...places);
			return formula.yes;
		}
		return formula.anyOf(places);
	});
}

/** `[agent × slots + slot]`: busy there, 0 where never. */
function agentsBusy(instance: Instance, formula: Formula, at: Int32Array, everyone: boolean) {
	const { agents, slots, room, meetingsOf } = instance;
	const busy = new Int32Array(agents * slots);
	for (let agent = 0; agent < agents; agent++) {
		const meetings = [...rowAt(meetingsOf, agent)];
		for (let slot = 0; slot < slots; slot++) {
			const here = meetings.map((one) => at[one * slots + slot]!).filter((place) => place > 0);
			if (here.length === 0) continue;
			formula.atMost(here, room[agent * slots + slot]!);
			busy[agent * slots + slot] = formula.anyOf(here);
		}
		const row = [...busy.subarray(agent * slots, (agent + 1) * slots)].filter((one) => one > 0);
		if (everyone && instance.lanes[agent] === 1 && meetings.length > 0) {
			if (row.length >= meetings.length) formula.exactly(row, meetings.length);
			else formula.add();
		}
	}
	return busy;
}

function countTables(instance: Instance, formula: Formula, at: Int32Array) {
	const counted: number[] = [];
	for (let slot = 0; slot < instance.slots; slot++) {
		const asked = formula.fresh();
		counted.push(asked);
		instance.pools.forEach((pool, k) => {
			const clusters = clustersOf(instance, k, slot, at);
			const most = pool.capacity[slot]!;
			const inputs = clusters.map((places) => formula.anyOf(places));
			formula.atMost(inputs, most, [-asked]);
		});
	}
	return counted;
}

/** Meetings of one slot in groups of which only one can be held, each group around one person. */
function clustersOf(instance: Instance, pool: number, slot: number, at: Int32Array): number[][] {
	const { meetings, slots, poolsOf, who, lanes } = instance;
	const open: number[] = [];
	for (let m = 0; m < meetings; m++) {
		if (at[m * slots + slot]! > 0 && rowAt(poolsOf, m).includes(pool)) open.push(m);
	}
	const degree = new Map<number, number>();
	const single = (m: number) => [...rowAt(who, m)].filter((agent) => lanes[agent] === 1);
	for (const m of open) for (const a of single(m)) degree.set(a, (degree.get(a) ?? 0) + 1);
	const order = [...degree].sort(([a, n], [b, k]) => k - n || a - b).map(([agent]) => agent);
	const rank = new Map(order.map((agent, i) => [agent, i]));
	const clusters = new Map<number, number[]>();
	for (const m of open) {
		const centre = single(m).sort((a, b) => rank.get(a)! - rank.get(b)!)[0] ?? -1 - m;
		clusters.set(centre, [...(clusters.get(centre) ?? []), at[m * slots + slot]!]);
	}
	return [...clusters.values()];
}

/** What must come first is held by the slot before, if it is held at all. */
function keepOrder({ slots, before, meetings }: Instance, formula: Formula, at: Int32Array) {
	const later = new Map<number, Int32Array>();
	for (let meeting = 0; meeting < meetings; meeting++) {
		for (const first of rowAt(before, meeting)) {
			if (!later.has(first)) later.set(first, heldFrom(first, slots, formula, at));
			for (let slot = 0; slot < slots; slot++) {
				const place = at[meeting * slots + slot]!;
				const isLate = later.get(first)![slot]!;
				if (place > 0 && isLate > 0) formula.add(-place, -isLate);
			}
		}
	}
}

/** By slot: "held here or later", 0 where that cannot be. */
function heldFrom(meeting: number, slots: number, formula: Formula, at: Int32Array): Int32Array {
	const from = new Int32Array(slots + 1);
	for (let slot = slots - 1; slot >= 0; slot--) {
		const place = at[meeting * slots + slot]!;
		const parts = [from[slot + 1]!, place].filter((one) => one > 0);
		from[slot] = parts.length > 0 ? formula.anyOf(parts) : 0;
	}
	return from;
}

function keepCaps({ caps, slots }: Instance, formula: Formula, at: Int32Array) {
	for (const { most, span, spans, meetings } of caps) {
		for (let one = 0; one < spans; one++) {
			const places = meetings.flatMap((m) =>
				Array.from(span, (of, slot) => (of === one ? at[m * slots + slot]! : 0)).filter(Boolean)
			);
			formula.atMost(places, most);
		}
	}
}

/** For each slot but the first of a day: busy here, idle before, and busy earlier that day. */
function breaksOfPerson(
	instance: Instance,
	formula: Formula,
	person: number,
	busy: Int32Array
): number[] {
	const { slots, wordOf, bitOf, isLineStart, meetingsOf, spread } = instance;
	const breaks: number[] = [];
	if (rowAt(meetingsOf, person).length < 2) return breaks;
	let was = 0;
	let earlier = 0;
	for (let slot = 0; slot < slots; slot++) {
		if (bitOf[slot] === 1 && isLineStart[wordOf[slot]!]) was = earlier = 0;
		const now = busy[person * slots + slot]!;
		if (now > 0 && earlier > 0 && earlier !== was) {
			const ends = formula.fresh();
			formula.add(-now, ...(was > 0 ? [was] : []), -earlier, ends);
			breaks.push(ends);
		}
		if (now > 0) earlier = earlier > 0 ? formula.anyOf([earlier, now]) : now;
		was = now;
	}
	if (spread >= 0) formula.atMost(breaks, spread);
	return breaks;
}
