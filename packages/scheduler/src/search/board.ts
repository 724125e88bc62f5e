/**
 * A timetable in the making: partial, but always without a clash. What is not placed waits in the
 * bench. Costs are kept for every person and change only where something moves.
 */
import type { Instance } from '../instance.ts';
import type { Prices } from './prices.ts';
import { busyRuns, ones, spanOf } from './runs.ts';

export class Board {
	readonly instance: Instance;
	prices: Prices;
	/** Meeting → slot, or −1 on the bench. */
	readonly slotOf: Int32Array;
	/** Agent, slot and lane → meeting, or −1. */
	readonly seat: Int32Array;
	/** `[agent × slots + slot]`: meetings there. */
	readonly load: Uint8Array;
	/** `[person × words + word]`: busy slots as bits. */
	readonly bits: Int32Array;
	readonly costOf: Int32Array;
	readonly breaksOf: Uint8Array;
	/** `[pool × slots + slot]`. */
	readonly taken: Int32Array;
	/** Per cap and span, one after the other. */
	readonly capCount: Int32Array;
	readonly capStart: Int32Array;
	/** Who is in a slot: `members[slot]`, the first `size[slot]` of it; `place[meeting]` its position. */
	readonly members: Int32Array[];
	readonly size: Int32Array;
	readonly place: Int32Array;
	readonly bench: Int32Array;
	benched: number;
	/** Person → wishes gone without. */
	readonly without: Int32Array;
	/** The slot each meeting was announced for, or −1. */
	readonly announced: Int32Array;
	/** The table each meeting was announced for, or −1. */
	readonly told: Int32Array;
	/** Announced meetings that no slot can take any more. */
	gone = 0;
	total = 0;
	/** People who pay something, as a list with positions. */
	readonly sore: Int32Array;
	sores = 0;
	readonly #soreAt: Int32Array;
	readonly isPinned: Uint8Array;

	constructor(instance: Instance, prices: Prices) {
		const { meetings, agents, people, slots, words, pools, caps, seats } = instance;
		this.instance = instance;
		this.prices = prices;
		this.slotOf = new Int32Array(meetings).fill(-1);
		this.seat = new Int32Array(seats[agents]!).fill(-1);
		this.load = new Uint8Array(agents * slots);
		this.bits = new Int32Array(people * words);
		this.costOf = new Int32Array(people);
		this.breaksOf = new Uint8Array(people);
		this.taken = new Int32Array(pools.length * slots);
		this.capStart = new Int32Array(caps.length + 1);
		caps.forEach((cap, i) => (this.capStart[i + 1] = this.capStart[i]! + cap.spans));
		this.capCount = new Int32Array(this.capStart[caps.length]!);
		this.members = Array.from({ length: slots }, () => new Int32Array(meetings));
		this.size = new Int32Array(slots);
		this.place = new Int32Array(meetings);
		this.bench = Int32Array.from({ length: meetings }, (_, i) => i);
		this.place.set(this.bench);
		this.benched = meetings;
		this.without = new Int32Array(people);
		this.announced = this.slotOf.slice();
		this.told = this.slotOf.slice();
		this.sore = new Int32Array(people);
		this.#soreAt = new Int32Array(people).fill(-1);
		this.isPinned = new Uint8Array(meetings);
		this.reckon();
	}

	/** Sums everything anew, after prices or announcements changed. */
	reckon(): void {
		const { meetings, people, who } = this.instance;
		this.total = 0;
		this.without.fill(0);
		this.costOf.fill(0);
		for (let p = 0; p < people; p++) this.total += this.weigh(p);
		for (let m = 0; m < meetings; m++) {
			if (this.slotOf[m]! >= 0) this.total += this.meetingCost(m, this.slotOf[m]!);
			else {
				this.total += this.benchCost(m);
				for (let i = who.start[m]!; i < who.start[m + 1]!; i++) this.#miss(who.items[i]!, 1);
			}
		}
	}

	benchCost(m: number): number {
		const { weight, isMust } = this.instance;
		const { unheld, must, change } = this.prices;
		return unheld * weight[m]! + (isMust[m] ? must : 0) + (this.announced[m]! >= 0 ? change : 0);
	}

	meetingCost(m: number, slot: number): number {
		const announced = this.announced[m]!;
		return announced >= 0 && announced !== slot ? this.prices.change : 0;
	}

	#miss(agent: number, by: number): void {
		if (agent >= this.instance.people) return;
		const { share } = this.prices;
		const had = this.without[agent]!;
		this.without[agent] = had + by;
		this.total += share * ((had + by) * (had + by) - had * had);
	}

	/** The cost of a person whose busy bits are given by `bits` from `at` on. */
	priceOf(person: number, bits: Int32Array, at: number): number {
		const { words, isLineStart, preferred, spread } = this.instance;
		const { break: each, excess, waiting, preference } = this.prices;
		const { breaks, idle } = busyRuns(bits, at, words, isLineStart);
		let cost = each * breaks + waiting * idle;
		if (spread >= 0 && breaks > spread) cost += excess * (breaks - spread);
		if (preference > 0) cost += preference * this.#disliked(person, bits, at, preferred, words);
		lastBreaks = breaks;
		return cost;
	}

	/** The same for a day of one word, where nobody prefers anything. */
	priceOfDay(day: number): number {
		const { spread } = this.instance;
		const { break: each, excess, waiting } = this.prices;
		const breaks = ones(day & ~(day << 1)) - 1;
		const cost = each * breaks + waiting * (spanOf(day) - ones(day));
		return spread >= 0 && breaks > spread ? cost + excess * (breaks - spread) : cost;
	}

	#disliked(person: number, bits: Int32Array, at: number, liked: Int32Array, words: number) {
		let count = 0;
		for (let w = 0; w < words; w++) count += ones(bits[at + w]! & ~liked[person * words + w]!);
		return count;
	}

	/** Recomputes one person; returns by how much the cost rose. */
	weigh(person: number): number {
		const cost = this.priceOf(person, this.bits, person * this.instance.words);
		const rise = cost - this.costOf[person]!;
		this.costOf[person] = cost;
		this.breaksOf[person] = lastBreaks;
		const at = this.#soreAt[person]!;
		if (lastBreaks > 0 && at < 0) {
			this.#soreAt[person] = this.sores;
			this.sore[this.sores++] = person;
		} else if (lastBreaks === 0 && at >= 0) {
			const last = this.sore[--this.sores]!;
			this.sore[at] = last;
			this.#soreAt[last] = at;
			this.#soreAt[person] = -1;
		}
		return rise;
	}

	/** Off the bench into a slot. Costs of people are not looked at: `weigh` them after. */
	seatIn(m: number, slot: number): void {
		const { who, lanes, seats, slots, people, words, wordOf, bitOf, poolsOf } = this.instance;
		this.slotOf[m] = slot;
		for (let i = who.start[m]!; i < who.start[m + 1]!; i++) {
			const agent = who.items[i]!;
			let at = seats[agent]! + slot * lanes[agent]!;
			while (this.seat[at] !== -1) at++;
			this.seat[at] = m;
			if (this.load[agent * slots + slot]!++ === 0 && agent < people) {
				this.bits[agent * words + wordOf[slot]!]! |= bitOf[slot]!;
			}
		}
		for (let i = poolsOf.start[m]!; i < poolsOf.start[m + 1]!; i++) {
			this.taken[poolsOf.items[i]! * slots + slot]!++;
		}
		this.#count(m, slot, 1);
		const list = this.members[slot]!;
		this.place[m] = this.size[slot]!;
		list[this.size[slot]!++] = m;
	}

	/** Out of its slot, to nowhere yet. */
	unseat(m: number): void {
		const { who, lanes, seats, slots, people, words, wordOf, bitOf, poolsOf } = this.instance;
		const slot = this.slotOf[m]!;
		for (let i = who.start[m]!; i < who.start[m + 1]!; i++) {
			const agent = who.items[i]!;
			let at = seats[agent]! + slot * lanes[agent]!;
			while (this.seat[at] !== m) at++;
			this.seat[at] = -1;
			if (--this.load[agent * slots + slot]! === 0 && agent < people) {
				this.bits[agent * words + wordOf[slot]!]! &= ~bitOf[slot]!;
			}
		}
		for (let i = poolsOf.start[m]!; i < poolsOf.start[m + 1]!; i++) {
			this.taken[poolsOf.items[i]! * slots + slot]!--;
		}
		this.#count(m, slot, -1);
		const list = this.members[slot]!;
		const last = list[--this.size[slot]!]!;
		list[this.place[m]!] = last;
		this.place[last] = this.place[m]!;
		this.slotOf[m] = -1;
	}

	#count(m: number, slot: number, by: number): void {
		const { caps, capsOf } = this.instance;
		for (let i = capsOf.start[m]!; i < capsOf.start[m + 1]!; i++) {
			const cap = capsOf.items[i]!;
			this.capCount[this.capStart[cap]! + caps[cap]!.span[slot]!]! += by;
		}
	}

	/** Costs are not looked at: `reckon` them after. */
	leaveBench(m: number): void {
		const last = this.bench[--this.benched]!;
		this.bench[this.place[m]!] = last;
		this.place[last] = this.place[m]!;
	}

	/** From the bench into a slot that has room for it. Costs are kept. */
	put(m: number, slot: number): void {
		const { who, people } = this.instance;
		this.leaveBench(m);
		this.seatIn(m, slot);
		this.total += this.meetingCost(m, slot) - this.benchCost(m);
		for (let i = who.start[m]!; i < who.start[m + 1]!; i++) {
			const agent = who.items[i]!;
			if (agent >= people) continue;
			this.total += this.weigh(agent);
			this.#miss(agent, -1);
		}
	}

	/** From its slot to the bench. Costs are kept. */
	take(m: number): void {
		const { who, people } = this.instance;
		this.total += this.benchCost(m) - this.meetingCost(m, this.slotOf[m]!);
		this.unseat(m);
		this.place[m] = this.benched;
		this.bench[this.benched++] = m;
		for (let i = who.start[m]!; i < who.start[m + 1]!; i++) {
			const agent = who.items[i]!;
			if (agent >= people) continue;
			this.total += this.weigh(agent);
			this.#miss(agent, 1);
		}
	}

	/** Is there room for a benched meeting in this slot, with nobody moved? */
	hasRoom(m: number, slot: number): boolean {
		const { who, slots, room, poolsOf, pools, allowed } = this.instance;
		if (!allowed[m * slots + slot]) return false;
		for (let i = who.start[m]!; i < who.start[m + 1]!; i++) {
			const at = who.items[i]! * slots + slot;
			if (this.load[at]! >= room[at]!) return false;
		}
		for (let i = poolsOf.start[m]!; i < poolsOf.start[m + 1]!; i++) {
			const pool = poolsOf.items[i]!;
			if (this.taken[pool * slots + slot]! >= pools[pool]!.capacity[slot]!) return false;
		}
		return this.isInOrder(m, slot) && this.isWithinCaps(m, slot);
	}

	isInOrder(m: number, slot: number): boolean {
		const { before, after } = this.instance;
		for (let i = before.start[m]!; i < before.start[m + 1]!; i++) {
			if (this.slotOf[before.items[i]!]! >= slot) return false;
		}
		for (let i = after.start[m]!; i < after.start[m + 1]!; i++) {
			const other = this.slotOf[after.items[i]!]!;
			if (other >= 0 && other <= slot) return false;
		}
		return true;
	}

	isWithinCaps(m: number, slot: number): boolean {
		const { caps, capsOf } = this.instance;
		for (let i = capsOf.start[m]!; i < capsOf.start[m + 1]!; i++) {
			const cap = capsOf.items[i]!;
			const { span, most } = caps[cap]!;
			if (this.capCount[this.capStart[cap]! + span[slot]!]! >= most) return false;
		}
		return true;
	}

	/** Lays out a whole timetable: meeting → slot or −1. */
	lay(slots: ArrayLike<number>): void {
		for (let m = 0; m < this.instance.meetings; m++) {
			if (this.slotOf[m]! >= 0 && this.slotOf[m] !== slots[m]) this.take(m);
		}
		for (let m = 0; m < this.instance.meetings; m++) {
			if (this.slotOf[m]! < 0 && slots[m]! >= 0) this.put(m, slots[m]!);
		}
	}
}

let lastBreaks = 0;
