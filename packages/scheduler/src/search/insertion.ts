/** Bringing a meeting from the bench into a slot, at the price of those in its way. */
import type { Dice } from '../dice.ts';
import type { Instance } from '../instance.ts';
import type { Board } from './board.ts';

const LOOKS = 3;

export class Insertion {
	readonly #board: Board;
	readonly #instance: Instance;
	readonly #dice: Dice;
	/** What was done since `begin`, to be undone: meeting and the slot it had, −1 for the bench. */
	readonly #done: Int32Array;
	#steps = 0;
	readonly #ousted: Int32Array;

	constructor(board: Board, dice: Dice) {
		this.#board = board;
		this.#instance = board.instance;
		this.#dice = dice;
		this.#done = new Int32Array(4 * board.instance.meetings + 64);
		this.#ousted = new Int32Array(board.instance.meetings);
	}

	/** Places a benched meeting; says by how much the total rose, or undefined if it could not be. */
	attempt(meeting: number, slot: number): number | undefined {
		const before = this.#board.total;
		this.#steps = 0;
		const ousted = this.#oust(meeting, slot);
		if (ousted < 0) {
			this.undo();
			return undefined;
		}
		this.#put(meeting, slot);
		for (let i = 0; i < ousted; i++) this.#rehouse(this.#ousted[i]!);
		return this.#board.total - before;
	}

	undo(): void {
		while (this.#steps > 0) {
			const slot = this.#done[--this.#steps]!;
			const meeting = this.#done[--this.#steps]!;
			if (this.#board.slotOf[meeting]! >= 0) this.#board.take(meeting);
			if (slot >= 0) this.#board.put(meeting, slot);
		}
	}

	#put(meeting: number, slot: number): void {
		this.#done[this.#steps++] = meeting;
		this.#done[this.#steps++] = -1;
		this.#board.put(meeting, slot);
	}

	#take(meeting: number): boolean {
		if (this.#board.isPinned[meeting]) return false;
		this.#done[this.#steps++] = meeting;
		this.#done[this.#steps++] = this.#board.slotOf[meeting]!;
		this.#board.take(meeting);
		return true;
	}

	/** Clears the way; the number of those sent away, or −1 if somebody may not go. */
	#oust(meeting: number, slot: number): number {
		let count = 0;
		const send = (other: number) => {
			if (!this.#take(other)) return false;
			this.#ousted[count++] = other;
			return true;
		};
		if (!this.#clearSeats(meeting, slot, send)) return -1;
		if (!this.#clearOrder(meeting, slot, send)) return -1;
		if (!this.#clearPools(meeting, slot, send)) return -1;
		return this.#clearCaps(meeting, slot, send) ? count : -1;
	}

	#clearSeats(meeting: number, slot: number, send: (other: number) => boolean): boolean {
		const { who, slots, room, seats, lanes } = this.#instance;
		for (let i = who.start[meeting]!; i < who.start[meeting + 1]!; i++) {
			const agent = who.items[i]!;
			const at = agent * slots + slot;
			if (this.#board.load[at]! < room[at]!) continue;
			const lane = lanes[agent] === 1 ? 0 : this.#dice.below(room[at]!);
			const other = this.#board.seat[seats[agent]! + slot * lanes[agent]! + lane]!;
			if (other < 0 || !send(other)) return false;
		}
		return true;
	}

	#clearOrder(meeting: number, slot: number, send: (other: number) => boolean): boolean {
		const { before, after } = this.#instance;
		const { slotOf } = this.#board;
		for (let i = before.start[meeting]!; i < before.start[meeting + 1]!; i++) {
			if (slotOf[before.items[i]!]! >= slot && !send(before.items[i]!)) return false;
		}
		for (let i = after.start[meeting]!; i < after.start[meeting + 1]!; i++) {
			const other = slotOf[after.items[i]!]!;
			if (other >= 0 && other <= slot && !send(after.items[i]!)) return false;
		}
		return true;
	}

	#clearPools(meeting: number, slot: number, send: (other: number) => boolean): boolean {
		const { poolsOf, pools, slots } = this.#instance;
		for (let i = poolsOf.start[meeting]!; i < poolsOf.start[meeting + 1]!; i++) {
			const pool = poolsOf.items[i]!;
			if (this.#board.taken[pool * slots + slot]! < pools[pool]!.capacity[slot]!) continue;
			const other = this.#someoneOf(pool, slot);
			if (other < 0 || !send(other)) return false;
		}
		return true;
	}

	#someoneOf(pool: number, slot: number): number {
		const { poolsOf } = this.#instance;
		const { members, size } = this.#board;
		for (let tries = 0; tries < 8 && size[slot]! > 0; tries++) {
			const other = members[slot]![this.#dice.below(size[slot]!)]!;
			for (let i = poolsOf.start[other]!; i < poolsOf.start[other + 1]!; i++) {
				if (poolsOf.items[i] === pool) return other;
			}
		}
		return -1;
	}

	#clearCaps(meeting: number, slot: number, send: (other: number) => boolean): boolean {
		const { caps, capsOf } = this.#instance;
		const { slotOf } = this.#board;
		for (let i = capsOf.start[meeting]!; i < capsOf.start[meeting + 1]!; i++) {
			const cap = capsOf.items[i]!;
			const { span, most, meetings } = caps[cap]!;
			if (this.#board.capCount[this.#board.capStart[cap]! + span[slot]!]! < most) continue;
			const begin = this.#dice.below(meetings.length);
			let sent = false;
			for (let k = 0; k < meetings.length && !sent; k++) {
				const other = meetings[(begin + k) % meetings.length]!;
				if (slotOf[other]! >= 0 && span[slotOf[other]!] === span[slot]!) sent = send(other);
			}
			if (!sent) return false;
		}
		return true;
	}

	/** A new slot for one that was sent away, the cheapest of a few with room; else it stays out. */
	#rehouse(meeting: number): void {
		const { choices } = this.#instance;
		const begin = choices.start[meeting]!;
		const count = choices.start[meeting + 1]! - begin;
		const offset = this.#dice.below(count);
		const board = this.#board;
		let best = -1;
		let least = 0;
		for (let k = 0, looks = 0; k < count && looks < LOOKS; k++) {
			const slot = choices.items[begin + ((offset + k) % count)]!;
			if (!board.hasRoom(meeting, slot)) continue;
			looks++;
			const had = board.total;
			board.put(meeting, slot);
			const rise = board.total - had;
			board.take(meeting);
			if (best < 0 || rise < least) {
				best = slot;
				least = rise;
			}
		}
		if (best >= 0) this.#put(meeting, best);
	}
}
