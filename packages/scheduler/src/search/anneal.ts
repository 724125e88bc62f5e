/** Simulated annealing over timetables without clashes. */
import type { Dice } from '../dice.ts';
import type { Board } from './board.ts';
import { Chain, IMPOSSIBLE } from './chain.ts';
import { Insertion } from './insertion.ts';

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
/** Up to this many meetings every gain is told at once; above, now and then. */
const SMALL = 1000;

/** −ln of an even share, for accepting a rise: Metropolis' rule without an `exp` for each proposal. */
const PATIENCE = Float64Array.from({ length: 4096 }, (_, i) => -Math.log((i + 0.5) / 4096));

export class Annealer {
	readonly #board: Board;
	readonly #dice: Dice;
	readonly #chain: Chain;
	readonly #insertion: Insertion;
	constructor(board: Board, dice: Dice) {
		this.#board = board;
		this.#dice = dice;
		this.#chain = new Chain(board, dice);
		this.#insertion = new Insertion(board, dice);
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
		if (sores > 0 && this.#dice.share() < MENDING) return this.#mend(heat);
		this.#wander(heat);
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

	/** Somebody with a break: one of their meetings goes into a gap of theirs. */
	#mend(heat: number): void {
		const board = this.#board;
		const { slots, seats, lanes, meetingsOf } = board.instance;
		const person = board.sore[this.#dice.below(board.sores)]!;
		const begin = meetingsOf.start[person]!;
		const count = meetingsOf.start[person + 1]! - begin;
		const meeting = meetingsOf.items[begin + this.#dice.below(count)]!;
		const from = board.slotOf[meeting]!;
		if (from < 0 || board.isPinned[meeting]) return;
		const slot = this.#dice.below(slots);
		const isNext =
			(slot > 0 && board.load[person * slots + slot - 1]! > 0) ||
			(slot + 1 < slots && board.load[person * slots + slot + 1]! > 0);
		if (slot === from || !isNext || board.seat[seats[person]! + slot * lanes[person]!]! >= 0)
			return;
		this.#propose(meeting, slot, heat);
	}

	#propose(meeting: number, slot: number, heat: number): void {
		const rise = this.#chain.propose(meeting, slot);
		if (rise < IMPOSSIBLE && (rise <= 0 || rise <= this.#patience(heat))) this.#chain.commit(rise);
	}
}
