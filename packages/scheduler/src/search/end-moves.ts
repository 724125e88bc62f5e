/**
 * Which meeting to move where, looked for from the day of one person: whoever stands at the end of a
 * Kempe chain gains one slot for another and nothing else, so what that is worth to them is known
 * before the chain is followed. Most moves that help nobody are never followed at all.
 */
import type { Dice } from '../dice.ts';
import type { Board } from './board.ts';
import { ones } from './runs.ts';

/** Days looked at before a proposal is given up. */
const TRIES = 8;
/** One look in so many is at any slot, not at the edges of what is busy. */
const ANYWHERE = 8;

export class EndMoves {
	readonly #board: Board;
	readonly #dice: Dice;
	readonly #all: number;
	meeting = -1;
	slot = -1;

	constructor(board: Board, dice: Dice) {
		const { slots } = board.instance;
		this.#board = board;
		this.#dice = dice;
		this.#all = slots === 32 ? -1 : 2 ** slots - 1;
	}

	/** Finds a move after which the person's own day has risen by no more than `patience`. */
	find(person: number, patience: number): boolean {
		const { seat, bits, costOf, isPinned, instance } = this.#board;
		const { slots, seats, allowed } = instance;
		const day = bits[person]!;
		const idle = ~day & this.#all;
		if (day === 0 || idle === 0) return false;
		const ends = day & ~((day << 1) & (day >>> 1));
		const edges = idle & ((day << 1) | (day >>> 1));
		const most = costOf[person]! + patience;
		for (let tries = 0; tries < TRIES; tries++) {
			const isAnywhere = this.#dice.below(ANYWHERE) === 0;
			const from = this.#oneOf(isAnywhere ? day : ends);
			const to = this.#oneOf(isAnywhere ? idle : edges);
			if (this.#board.priceOfDay(day ^ (1 << from) ^ (1 << to)) > most) continue;
			const meeting = seat[seats[person]! + from]!;
			if (allowed[meeting * slots + to] === 0 || isPinned[meeting] !== 0) continue;
			this.meeting = meeting;
			this.slot = to;
			return true;
		}
		return false;
	}

	/** One of the bits, by chance. */
	#oneOf(bits: number): number {
		let left = bits;
		for (let skip = this.#dice.below(ones(bits)); skip > 0; skip--) left &= left - 1;
		return 31 - Math.clz32(left & -left);
	}
}

/** Are days of one word, and is a person in no more than one meeting at once? */
export function hasPlainDays({ instance, prices }: Board): boolean {
	const { people, lanes, words } = instance;
	const isSingle = lanes.subarray(0, people).every((most) => most === 1);
	return isSingle && words === 1 && prices.preference === 0 && prices.change === 0;
}
