/** Simulated annealing over timetables without clashes. */
import type { Dice } from '../dice.ts';
import type { Board } from './board.ts';
import { Chain } from './chain.ts';
import { EndMoves, hasPlainDays } from './end-moves.ts';
import { Insertion } from './insertion.ts';
import { IMPOSSIBLE, type Moves } from './moves.ts';
import { hasPaths, PathChain } from './path-chain.ts';

export interface Cooling {
	/** Proposals. */
	steps: number;
	hot: number;
	cold: number;
	/** Asked now and then; true ends the run. */
	isOver: (steps: number) => boolean;
	/** Told of every timetable cheaper than any before in this run. */
	better: () => void;
}

const ASK_EVERY = 1024;
/** Share of proposals that mend somebody's break, while there is one. */
const MENDING = 0.5;
const TRIES_TO_MEND = 8;
/** Up to this many meetings every gain is told at once; above, now and then. */
const SMALL = 1000;

/** −ln of an even share, for accepting a rise: Metropolis' rule without an `exp` for each proposal. */
const PATIENCE = Float64Array.from({ length: 4096 }, (_, i) => -Math.log((i + 0.5) / 4096));

export class Annealer {
	readonly #board: Board;
	readonly #dice: Dice;
	readonly #chain: Moves;
	readonly #insertion: Insertion;
	/** Where days are plain. */
	readonly #ends: EndMoves | undefined;
	readonly #words: Int32Array;

	constructor(board: Board, dice: Dice) {
		this.#board = board;
		this.#dice = dice;
		this.#chain = hasPaths(board) ? new PathChain(board, dice) : new Chain(board, dice);
		this.#insertion = new Insertion(board, dice);
		this.#ends = hasPlainDays(board) ? new EndMoves(board, dice) : undefined;
		this.#words = new Int32Array(board.instance.words);
	}

	/** Returns the proposals made. */
	run({ steps, hot, cold, isOver, better }: Cooling): number {
		const board = this.#board;
		const cooling = Math.pow(cold / hot, ASK_EVERY / steps);
		let heat = hot;
		let least = board.total;
		let made = 0;
		const isSmall = board.instance.meetings <= SMALL;
		while (made < steps) {
			if (isOver(made)) break;
			for (let i = 0; i < ASK_EVERY; i++) {
				this.#step(heat);
				if (isSmall && board.total < least) {
					least = board.total;
					better();
				}
			}
			if (board.total < least) {
				least = board.total;
				better();
			}
			made += ASK_EVERY;
			heat *= cooling;
		}
		return made;
	}

	#step(heat: number): void {
		const { benched, sores } = this.#board;
		if (benched > 0 && this.#dice.share() < this.#entryShare(benched)) return this.#enter(heat);
		if (this.#ends) return this.#moveEnd(this.#ends, heat);
		if (sores > 0 && this.#dice.share() < MENDING) return this.#mend(heat);
		this.#wander(heat);
	}

	/** Somebody with a break, or anybody, gains one slot for another. */
	#moveEnd(ends: EndMoves, heat: number): void {
		const { sores, instance } = this.#board;
		const isMending = sores > 0 && this.#dice.share() < MENDING;
		const person = isMending ? this.#someoneSore() : this.#dice.below(instance.people);
		const patience = this.#patience(heat);
		if (!ends.find(person, isMending ? -1 : patience)) return;
		const rise = this.#chain.propose(ends.meeting, ends.slot);
		if (rise <= patience) this.#chain.commit(rise);
	}

	/** Most of the work goes to the bench as long as it is full. */
	#entryShare(benched: number): number {
		return Math.min(0.95, 0.3 + (2 * benched) / this.#board.instance.meetings);
	}

	#patience(heat: number): number {
		return heat * PATIENCE[this.#dice.bits() & 4095]!;
	}

	#enter(heat: number): void {
		const board = this.#board;
		const { choices } = board.instance;
		const meeting = board.bench[this.#dice.below(board.benched)]!;
		const begin = choices.start[meeting]!;
		const slot = choices.items[begin + this.#dice.below(choices.start[meeting + 1]! - begin)]!;
		const rise = this.#insertion.attempt(meeting, slot);
		if (rise !== undefined && rise > this.#patience(heat)) this.#insertion.undo();
	}

	#wander(heat: number): void {
		const board = this.#board;
		const { choices, meetings } = board.instance;
		const meeting = this.#dice.below(meetings);
		const from = board.slotOf[meeting]!;
		if (from < 0 || board.isPinned[meeting]) return;
		const begin = choices.start[meeting]!;
		const slot = choices.items[begin + this.#dice.below(choices.start[meeting + 1]! - begin)]!;
		if (slot !== from) this.#propose(meeting, slot, heat);
	}

	/** Somebody with a break: one of their meetings goes where it makes their own day better. */
	#mend(heat: number): void {
		const person = this.#someoneSore();
		for (let tries = 0; tries < TRIES_TO_MEND; tries++) {
			const meeting = this.#meetingOf(person);
			const from = this.#board.slotOf[meeting]!;
			if (from < 0 || this.#board.isPinned[meeting]) continue;
			const slot = this.#dice.below(this.#board.instance.slots);
			if (!this.#board.instance.allowed[meeting * this.#board.instance.slots + slot]) continue;
			if (slot !== from && this.#isBetterFor(person, from, slot))
				return this.#propose(meeting, slot, heat);
		}
	}

	#meetingOf(person: number): number {
		const { meetingsOf } = this.#board.instance;
		const begin = meetingsOf.start[person]!;
		return meetingsOf.items[begin + this.#dice.below(meetingsOf.start[person + 1]! - begin)]!;
	}

	/** Would this person's day cost less, if the one meeting changed its slot for a free one? */
	#isBetterFor(person: number, from: number, to: number): boolean {
		const { load, bits, costOf, instance } = this.#board;
		const { slots, words, wordOf, bitOf } = instance;
		if (load[person * slots + to]! > 0 || load[person * slots + from]! > 1) return false;
		for (let w = 0; w < words; w++) this.#words[w] = bits[person * words + w]!;
		this.#words[wordOf[from]!]! &= ~bitOf[from]!;
		this.#words[wordOf[to]!]! |= bitOf[to]!;
		return this.#board.priceOf(person, this.#words, 0) < costOf[person]!;
	}

	/** Of two by chance, the one with more breaks. */
	#someoneSore(): number {
		const { sore, sores, breaksOf } = this.#board;
		const one = sore[this.#dice.below(sores)]!;
		const other = sore[this.#dice.below(sores)]!;
		return breaksOf[other]! > breaksOf[one]! ? other : one;
	}

	#propose(meeting: number, slot: number, heat: number): void {
		const rise = this.#chain.propose(meeting, slot);
		if (rise < IMPOSSIBLE && (rise <= 0 || rise <= this.#patience(heat))) this.#chain.commit(rise);
	}
}
