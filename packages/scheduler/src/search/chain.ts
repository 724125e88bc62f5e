/**
 * Kempe chains: a meeting goes from one slot to another, whoever stands in its way comes back the
 * same road, and so on until nobody clashes. For meetings of two this is the alternating path of
 * edge colouring; delegations, resources and larger meetings are chained by the same rule, one
 * meeting for each seat that is missing.
 */
import type { Instance } from '../instance.ts';
import type { Dice } from '../dice.ts';
import type { Board } from './board.ts';
import { IMPOSSIBLE, LONGEST, TRIES_FOR_ROOM, type Moves } from './moves.ts';

export class Chain implements Moves {
	readonly #board: Board;
	readonly #instance: Instance;
	readonly #dice: Dice;
	#from = 0;
	#to = 0;
	/** The meetings that change places, and the agents they have. */
	readonly #moved: Int32Array;
	#length = 0;
	readonly #inChain: Int32Array;
	readonly #agents: Int32Array;
	#touched = 0;
	readonly #seen: Int32Array;
	/** Meetings that an agent gains in `to`, and so loses in `from`. */
	readonly #shift: Int32Array;
	readonly #gain: Int32Array;
	#round = 0;
	readonly #words: Int32Array;
	/** Can some agent be in several meetings at once? */
	readonly #isWide: boolean;

	constructor(board: Board, dice: Dice) {
		const { meetings, agents, pools, words } = board.instance;
		this.#board = board;
		this.#instance = board.instance;
		this.#dice = dice;
		this.#moved = new Int32Array(meetings);
		this.#inChain = new Int32Array(meetings);
		this.#agents = new Int32Array(agents);
		this.#seen = new Int32Array(agents);
		this.#shift = new Int32Array(agents);
		this.#gain = new Int32Array(pools.length);
		this.#words = new Int32Array(words);
		this.#isWide = board.instance.lanes.some((most) => most > 1);
	}

	propose(meeting: number, to: number): number {
		this.#from = this.#board.slotOf[meeting]!;
		this.#to = to;
		this.#round++;
		this.#length = 0;
		this.#touched = 0;
		this.#gain.fill(0);
		this.#push(meeting);
		let done = this.#follow(0);
		for (let tries = 0; done >= 0 && tries < TRIES_FOR_ROOM; tries++) {
			const crowded = this.#crowded();
			if (crowded < 0) break;
			done = this.#relieve(crowded) ? this.#follow(done) : -1;
		}
		if (done < 0 || this.#crowded() >= 0 || !this.#isAllowed()) return IMPOSSIBLE;
		return this.#rise();
	}

	#push(meeting: number): void {
		this.#inChain[meeting] = this.#round;
		this.#moved[this.#length++] = meeting;
	}

	/** Draws in all that clash, from position `i` of the chain on. −1 if one of them cannot move. */
	#follow(i: number): number {
		const { allowed, slots, who } = this.#instance;
		const { slotOf, isPinned } = this.#board;
		while (i < this.#length) {
			const meeting = this.#moved[i++]!;
			const isForth = slotOf[meeting] === this.#from;
			const goal = isForth ? this.#to : this.#from;
			if (!allowed[meeting * slots + goal] || isPinned[meeting] || i > LONGEST) return -1;
			const by = isForth ? 1 : -1;
			for (let k = who.start[meeting]!; k < who.start[meeting + 1]!; k++) {
				this.#shiftAgent(who.items[k]!, by, goal);
			}
			this.#fill(meeting, by);
		}
		return i;
	}

	#shiftAgent(agent: number, by: number, goal: number): void {
		const { slots, room } = this.#instance;
		if (this.#seen[agent] !== this.#round) {
			this.#seen[agent] = this.#round;
			this.#shift[agent] = 0;
			this.#agents[this.#touched++] = agent;
		}
		const shift = (this.#shift[agent]! += by);
		const at = agent * slots + goal;
		if (this.#board.load[at]! + by * shift > room[at]!) this.#pushOneOf(agent, goal);
	}

	/** Someone in this agent's seats in the slot who is not in the chain yet. */
	#pushOneOf(agent: number, slot: number): void {
		const { seats, lanes } = this.#instance;
		const begin = seats[agent]! + slot * lanes[agent]!;
		for (let at = begin; at < begin + lanes[agent]!; at++) {
			const meeting = this.#board.seat[at]!;
			if (meeting >= 0 && this.#inChain[meeting] !== this.#round) return this.#push(meeting);
		}
	}

	#fill(meeting: number, by: number): void {
		const { poolsOf } = this.#instance;
		for (let k = poolsOf.start[meeting]!; k < poolsOf.start[meeting + 1]!; k++) {
			this.#gain[poolsOf.items[k]!]! += by;
		}
	}

	/** A pool that would be overfull, or −1. */
	#crowded(): number {
		const { pools, slots } = this.#instance;
		const { taken } = this.#board;
		for (let k = 0; k < pools.length; k++) {
			const gain = this.#gain[k]!;
			const slot = gain > 0 ? this.#to : this.#from;
			if (gain === 0) continue;
			if (taken[k * slots + slot]! + Math.abs(gain) > pools[k]!.capacity[slot]!) return k;
		}
		return -1;
	}

	/** Sends one more meeting the other way, so that the tables suffice. */
	#relieve(pool: number): boolean {
		const { poolsOf } = this.#instance;
		const slot = this.#gain[pool]! > 0 ? this.#to : this.#from;
		const list = this.#board.members[slot]!;
		for (let tries = 0; tries < 4; tries++) {
			const meeting = list[this.#dice.below(this.#board.size[slot]!)]!;
			if (this.#inChain[meeting] === this.#round) continue;
			for (let k = poolsOf.start[meeting]!; k < poolsOf.start[meeting + 1]!; k++) {
				if (poolsOf.items[k] !== pool) continue;
				this.#push(meeting);
				return true;
			}
		}
		return false;
	}

	/** Several meetings at once of one agent may come to a slot that has fewer seats for it. */
	#hasSeats(): boolean {
		const { slots, room, lanes } = this.#instance;
		const { load } = this.#board;
		for (let i = 0; i < this.#touched; i++) {
			const agent = this.#agents[i]!;
			if (lanes[agent] === 1) continue;
			const shift = this.#shift[agent]!;
			const [here, there] = [agent * slots + this.#from, agent * slots + this.#to];
			if (load[here]! - shift > room[here]! || load[there]! + shift > room[there]!) return false;
		}
		return true;
	}

	#isAllowed(): boolean {
		const { before, after, capsOf, caps } = this.#instance;
		if (this.#isWide && !this.#hasSeats()) return false;
		if (before.items.length > 0) {
			for (let i = 0; i < this.#length; i++) {
				const meeting = this.#moved[i]!;
				if (before.start[meeting]! < before.start[meeting + 1]! && !this.#follows(meeting))
					return false;
				if (after.start[meeting]! < after.start[meeting + 1]! && !this.#leads(meeting))
					return false;
			}
		}
		return caps.length === 0 || capsOf.items.length === 0 || this.#isWithinCaps();
	}

	#slotAfter(meeting: number): number {
		const slot = this.#board.slotOf[meeting]!;
		if (this.#inChain[meeting] !== this.#round) return slot;
		return slot === this.#from ? this.#to : this.#from;
	}

	#follows(meeting: number): boolean {
		const { before } = this.#instance;
		const slot = this.#slotAfter(meeting);
		for (let k = before.start[meeting]!; k < before.start[meeting + 1]!; k++) {
			if (this.#slotAfter(before.items[k]!) >= slot) return false;
		}
		return true;
	}

	#leads(meeting: number): boolean {
		const { after } = this.#instance;
		const slot = this.#slotAfter(meeting);
		for (let k = after.start[meeting]!; k < after.start[meeting + 1]!; k++) {
			const other = this.#slotAfter(after.items[k]!);
			if (other >= 0 && other <= slot) return false;
		}
		return true;
	}

	#isWithinCaps(): boolean {
		const { caps, capsOf } = this.#instance;
		const gains = new Map<number, number>();
		for (let i = 0; i < this.#length; i++) {
			const meeting = this.#moved[i]!;
			const by = this.#board.slotOf[meeting] === this.#from ? 1 : -1;
			for (let k = capsOf.start[meeting]!; k < capsOf.start[meeting + 1]!; k++) {
				gains.set(capsOf.items[k]!, (gains.get(capsOf.items[k]!) ?? 0) + by);
			}
		}
		for (const [cap, gain] of gains) {
			const { span, most } = caps[cap]!;
			const [here, there] = [span[this.#from]!, span[this.#to]!];
			if (here === there || gain === 0) continue;
			const at = this.#board.capStart[cap]! + (gain > 0 ? there : here);
			if (this.#board.capCount[at]! + Math.abs(gain) > most) return false;
		}
		return true;
	}

	#rise(): number {
		const { people } = this.#instance;
		let rise = 0;
		for (let i = 0; i < this.#touched; i++) {
			const agent = this.#agents[i]!;
			if (agent < people && this.#shift[agent] !== 0) rise += this.#riseOf(agent);
		}
		if (this.#board.prices.change > 0) rise += this.#changes();
		return rise;
	}

	#riseOf(person: number): number {
		const { slots, words, wordOf, bitOf } = this.#instance;
		const { load, bits, costOf } = this.#board;
		const shift = this.#shift[person]!;
		for (let w = 0; w < words; w++) this.#words[w] = bits[person * words + w]!;
		const here = load[person * slots + this.#from]! - shift;
		const there = load[person * slots + this.#to]! + shift;
		if (here > 0) this.#words[wordOf[this.#from]!]! |= bitOf[this.#from]!;
		else this.#words[wordOf[this.#from]!]! &= ~bitOf[this.#from]!;
		if (there > 0) this.#words[wordOf[this.#to]!]! |= bitOf[this.#to]!;
		else this.#words[wordOf[this.#to]!]! &= ~bitOf[this.#to]!;
		return this.#board.priceOf(person, this.#words, 0) - costOf[person]!;
	}

	#changes(): number {
		let rise = 0;
		for (let i = 0; i < this.#length; i++) {
			const meeting = this.#moved[i]!;
			const slot = this.#board.slotOf[meeting]!;
			const goal = slot === this.#from ? this.#to : this.#from;
			rise += this.#board.meetingCost(meeting, goal) - this.#board.meetingCost(meeting, slot);
		}
		return rise;
	}

	commit(rise: number): void {
		const board = this.#board;
		const { people } = this.#instance;
		for (let i = 0; i < this.#length; i++) {
			const meeting = this.#moved[i]!;
			const goal = board.slotOf[meeting] === this.#from ? this.#to : this.#from;
			board.unseat(meeting);
			this.#inChain[meeting] = -1 - goal;
		}
		for (let i = 0; i < this.#length; i++) {
			const meeting = this.#moved[i]!;
			board.seatIn(meeting, -1 - this.#inChain[meeting]!);
		}
		for (let i = 0; i < this.#touched; i++) {
			if (this.#agents[i]! < people) board.weigh(this.#agents[i]!);
		}
		board.total += rise;
	}
}
