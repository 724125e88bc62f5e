/** How much weight can be held at most: a weighted matching with room for several meetings each. */
import type { Argument } from '../answer.ts';
import { rowAt, type Cap, type Instance } from '../instance.ts';

const UNIT = 4;
const ROUNDS = 300;

/**
 * An upper bound on the weight of the meetings that a schedule holds, by prices on people and on
 * tables (the dual of the matching, found by subgradient descent and rounded to whole `unit`ths).
 * @param enough ends as soon as it is proved that no more than this can be held
 */
export function boundHeld(instance: Instance, enough = 0): { bound: number; argument: Argument } {
	const { people, weight } = instance;
	const room = roomOf(instance);
	const tables = tablesFor(instance);
	const prices = new Float64Array(people);
	let table = 0;
	const most = weight.reduce((max, one) => Math.max(max, one), 0);
	let best = { value: Infinity, people: new Int32Array(people), table: 0 };
	const held = new Int32Array(people);
	for (let round = 0; round < ROUNDS; round++) {
		const whole = Int32Array.from(prices, (price) => Math.round(price * UNIT));
		const wholeTable = Math.round(table * UNIT);
		const wished = { prices, table, whole, wholeTable };
		const { value, taken } = ask(instance, { ...wished, room, tables, held });
		if (value < best.value) best = { value, people: whole, table: wholeTable };
		if (Math.floor(best.value / UNIT) <= enough) break;
		const step = most / (2 + round * 0.5);
		for (let p = 0; p < people; p++) {
			const over = (held[p]! - room[p]!) / Math.max(1, room[p]!);
			prices[p] = Math.max(0, prices[p]! + step * Math.max(-1, Math.min(1, over)));
		}
		if (tables !== undefined) table = Math.max(0, table + (step * (taken - tables)) / (tables + 1));
	}
	return {
		bound: Math.floor(best.value / UNIT),
		argument: { by: 'matching', unit: UNIT, people: [...best.people], table: best.table }
	};
}

interface Offer {
	prices: Float64Array;
	table: number;
	/** The same in whole `UNIT`ths, for a proof without rounding. */
	whole: Int32Array;
	wholeTable: number;
	room: Int32Array;
	tables: number | undefined;
	/** Written over: person → meetings that would be held at these prices. */
	held: Int32Array;
}

/** What the whole prices prove, and how many tables would be taken at the prices. */
function ask(instance: Instance, offer: Offer) {
	const { meetings, who, people, weight, poolsOf } = instance;
	const { prices, whole, room, tables, held } = offer;
	held.fill(0);
	let value = offer.wholeTable * (tables ?? 0);
	let taken = 0;
	for (let p = 0; p < people; p++) value += room[p]! * whole[p]!;
	for (let m = 0; m < meetings; m++) {
		const needed = poolsOf.start[m + 1]! > poolsOf.start[m]! ? 1 : 0;
		let sure = UNIT * weight[m]! - offer.wholeTable * needed;
		let gain = weight[m]! - offer.table * needed;
		const end = who.start[m + 1]!;
		for (let i = who.start[m]!; i < end; i++) {
			const agent = who.items[i]!;
			if (agent >= people) continue;
			sure -= whole[agent]!;
			gain -= prices[agent]!;
		}
		if (sure > 0) value += sure;
		if (gain <= 0) continue;
		taken += needed;
		for (let i = who.start[m]!; i < end; i++) if (who.items[i]! < people) held[who.items[i]!]!++;
	}
	return { value, taken };
}

/** Meetings each person can have at most: open seats over all slots, less what limits forbid. */
function roomOf(instance: Instance): Int32Array {
	const { people, slots, room } = instance;
	const most = Int32Array.from({ length: people }, (_, p) =>
		room.subarray(p * slots, (p + 1) * slots).reduce((sum, one) => sum + one, 0)
	);
	for (const cap of instance.caps) {
		const person = ownerOf(instance, cap);
		if (person >= 0) most[person] = Math.min(most[person]!, roomUnder(instance, cap, person));
	}
	return most;
}

/** The person all of whose meetings a limit counts, and no others; or −1. */
function ownerOf({ who, meetingsOf, people }: Instance, { meetings }: Cap): number {
	const all = (person: number) => meetingsOf.start[person + 1]! - meetingsOf.start[person]!;
	const isOwner = (person: number) =>
		all(person) === meetings.length && meetings.every((m) => rowAt(who, m).includes(person));
	return rowAt(who, meetings[0]!).find((agent) => agent < people && isOwner(agent)) ?? -1;
}

function roomUnder({ room, slots }: Instance, { most, span, spans }: Cap, person: number): number {
	const open = new Int32Array(spans);
	for (let slot = 0; slot < slots; slot++) open[span[slot]!]! += room[person * slots + slot]!;
	return open.reduce((sum, one) => sum + Math.min(one, most), 0);
}

/** All places at tables, if one kind serves everyone who needs a table. */
function tablesFor({ pools, poolsOf, meetings }: Instance): number | undefined {
	if (pools.length === 0) return undefined;
	const widest = pools.length - 1;
	for (let m = 0; m < meetings; m++) {
		const items = poolsOf.items.subarray(poolsOf.start[m], poolsOf.start[m + 1]);
		if (items.length > 0 && !items.includes(widest) && pools.length > 1) return undefined;
	}
	return pools[widest]!.capacity.reduce((sum, one) => sum + one, 0);
}
