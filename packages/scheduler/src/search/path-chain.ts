/**
 * Kempe chains of a plain event: meetings of two, everyone in one place at a time, one kind of table.
 * Then a chain is a path, and only the people at its ends have another day than before.
 */
import type { Dice } from '../dice.ts';
import type { Board } from './board.ts';
import { IMPOSSIBLE, LONGEST, TRIES_FOR_ROOM, type Moves } from './moves.ts';

const NOBODY = -1;

export class PathChain implements Moves {
	readonly #board: Board;
	readonly #dice: Dice;
	readonly #slots: number;
	readonly #allowed: Uint8Array;
	readonly #capacity: Int32Array;
	/** Meeting → its two people, one after the other. */
	readonly #who: Int32Array;
	readonly #bitOf: Int32Array;
	#from = 0;
	#to = 0;
	/** The meetings that change places, and the person by whom each came in. */
	readonly #moved: Int32Array;
	readonly #via: Int32Array;
	readonly #round: Int32Array;
	#now = 0;
	#length = 0;
	/** Meetings that `to` gains. */
	#gain = 0;
	readonly #ends: Int32Array;
	#ended = 0;

	constructor(board: Board, dice: Dice) {
		const { instance } = board;
		this.#board = board;
		this.#dice = dice;
		this.#slots = instance.slots;
		this.#allowed = instance.allowed;
		this.#capacity = instance.pools[0]!.capacity;
		this.#who = instance.who.items;
		this.#bitOf = instance.bitOf;
		this.#moved = new Int32Array(instance.meetings);
		this.#via = new Int32Array(instance.meetings);
		this.#round = new Int32Array(instance.meetings);
		this.#ends = new Int32Array(2 * instance.people);
	}

	propose(meeting: number, to: number): number {
		this.#from = this.#board.slotOf[meeting]!;
		this.#to = to;
		this.#now++;
		this.#length = 0;
		this.#ended = 0;
		this.#gain = 0;
		this.#push(meeting, NOBODY);
		let done = this.#follow(0);
		for (let tries = 0; done >= 0 && tries < TRIES_FOR_ROOM && this.#isCrowded(); tries++) {
			done = this.#relieve() ? this.#follow(done) : -1;
		}
		return done < 0 || this.#isCrowded() ? IMPOSSIBLE : this.#rise();
	}

	#push(meeting: number, via: number): void {
		this.#round[meeting] = this.#now;
		this.#via[this.#length] = via;
		this.#moved[this.#length++] = meeting;
	}

	/** Draws in all that clash, from position `i` of the chain on. −1 if one of them cannot move. */
	#follow(i: number): number {
		const allowed = this.#allowed;
		const who = this.#who;
		const { slotOf, isPinned } = this.#board;
		while (i < this.#length) {
			const meeting = this.#moved[i]!;
			const via = this.#via[i++]!;
			const isForth = slotOf[meeting] === this.#from;
			const goal = isForth ? this.#to : this.#from;
			if (allowed[meeting * this.#slots + goal] === 0 || isPinned[meeting] !== 0) return -1;
			if (i > LONGEST) return -1;
			this.#gain += isForth ? 1 : -1;
			const one = who[2 * meeting]!;
			const other = who[2 * meeting + 1]!;
			if (one !== via) this.#meet(one, goal);
			if (other !== via) this.#meet(other, goal);
		}
		return i;
	}

	/** Whoever comes to a slot meets the next of the chain there, or is at its end. */
	#meet(person: number, goal: number): void {
		const next = this.#board.seat[person * this.#slots + goal]!;
		if (next < 0) this.#ends[this.#ended++] = person;
		else if (this.#round[next] !== this.#now) this.#push(next, person);
	}

	#isCrowded(): boolean {
		if (this.#gain === 0) return false;
		const slot = this.#gain > 0 ? this.#to : this.#from;
		return this.#board.taken[slot]! + Math.abs(this.#gain) > this.#capacity[slot]!;
	}

	/** Sends one more meeting the other way, so that the tables suffice. */
	#relieve(): boolean {
		const slot = this.#gain > 0 ? this.#to : this.#from;
		const list = this.#board.members[slot]!;
		for (let tries = 0; tries < 4; tries++) {
			const meeting = list[this.#dice.below(this.#board.size[slot]!)]!;
			if (this.#round[meeting] === this.#now) continue;
			this.#push(meeting, NOBODY);
			return true;
		}
		return false;
	}

	#rise(): number {
		const { bits, costOf } = this.#board;
		const change = this.#bitOf[this.#from]! | this.#bitOf[this.#to]!;
		let rise = 0;
		for (let i = 0; i < this.#ended; i++) {
			const person = this.#ends[i]!;
			rise += this.#board.priceOfDay(bits[person]! ^ change) - costOf[person]!;
		}
		return rise;
	}

	commit(rise: number): void {
		const board = this.#board;
		for (let i = 0; i < this.#length; i++) {
			const meeting = this.#moved[i]!;
			this.#via[i] = board.slotOf[meeting] === this.#from ? this.#to : this.#from;
			board.unseat(meeting);
		}
		for (let i = 0; i < this.#length; i++) board.seatIn(this.#moved[i]!, this.#via[i]!);
		for (let i = 0; i < this.#ended; i++) board.weigh(this.#ends[i]!);
		board.total += rise;
	}
}

/** Can the chains of this event be no more than paths, with days of one word? */
export function hasPaths(board: Board): boolean {
	const { instance, prices } = board;
	const { agents, people, who, meetings, pools, poolsOf, lanes, words } = instance;
	const { before, capsOf } = instance;
	const isPairs = agents === people && who.items.length === 2 * meetings;
	const isOneKind = pools.length === 1 && poolsOf.items.length === meetings;
	const isFree = before.items.length === 0 && capsOf.items.length === 0;
	const isPlain = words === 1 && prices.preference === 0 && prices.change === 0;
	return isPairs && isOneKind && isFree && isPlain && lanes.every((most) => most === 1);
}
