/** The search of a repair: begins with what stands, and ends as soon as nothing more is to be won. */
import { answerOf, betterThan, type Best } from './answer-of.ts';
import type { Answer, Conflict } from './answer.ts';
import { Bounds } from './bounds/bounds.ts';
import { leastChanges } from './bounds/least-changes.ts';
import { Dice } from './dice.ts';
import { rowAt, type Instance } from './instance.ts';
import type { Options } from './options.ts';
import { Annealer } from './search/anneal.ts';
import { layAnnounced } from './search/announced.ts';
import { Board } from './search/board.ts';
import { pricesFor } from './search/prices.ts';

/** Few, for everyone waits in the hall. */
const SECONDS = 0.03;
const SECONDS_PER_MEETING = 1e-5;
/** In the unit in which a break costs 1000, and a change, where it counts more, 3000. */
const COLD = 100;
const HOT = 1500;
const FIRST_CYCLE = 2048;
/** Proposals for what counts after the changes, for each meeting. */
const STEPS_AFTER = 10;

export class Mending {
	/** Announced meetings that no schedule can keep where they were. */
	readonly leastChanges: number;
	/** In the end, the best schedule is on it. */
	readonly board: Board;
	readonly #options: Options;
	readonly #bounds: Bounds;
	readonly #began = performance.now();
	#best: Best | undefined;
	#steps = 0;
	/** Proposals after which nothing was left to be won but in the aims after the changes. */
	#settled = Infinity;

	constructor(instance: Instance, options: Options) {
		this.#options = options;
		this.board = new Board(instance, pricesFor(instance));
		this.#bounds = new Bounds(instance);
		layAnnounced(this.board, options);
		this.leastChanges = leastChanges(instance, this.board.announced) + this.board.gone;
		this.#bounds.count('changes', this.leastChanges);
	}

	run(conflict: Conflict | undefined): Answer {
		this.#fill();
		this.#keep();
		const { aims } = this.board.instance;
		const lost = this.#best!.values[aims.indexOf('held')];
		if (lost !== undefined) this.#bounds.boundLoss(lost);
		this.#settle();
		this.#search();
		return answerOf({
			board: this.board,
			best: this.#best,
			bounds: this.#bounds,
			conflict,
			seconds: this.#seconds(),
			steps: this.#steps,
			options: this.#options
		});
	}

	/** What has room without moving anyone, the heaviest first, where it costs least. */
	#fill(): void {
		const board = this.board;
		const { weight, isMust, choices } = board.instance;
		const waiting = board.bench.slice(0, board.benched);
		waiting.sort((a, b) => isMust[b]! - isMust[a]! || weight[b]! - weight[a]! || a - b);
		for (const meeting of waiting) {
			let best = -1;
			let least = 0;
			for (const slot of rowAt(choices, meeting)) {
				if (!board.hasRoom(meeting, slot)) continue;
				const had = board.total;
				board.put(meeting, slot);
				const rise = board.total - had;
				board.take(meeting);
				if (best >= 0 && rise >= least) continue;
				best = slot;
				least = rise;
			}
			if (best >= 0) board.put(meeting, best);
		}
	}

	/** First in the cold; then again and again from the best so far, warmed up to try other ways. */
	#search(): void {
		const { meetings } = this.board.instance;
		const { seed = 1, steps = Infinity } = this.#options;
		const annealer = new Annealer(this.board, new Dice(seed));
		let cycle = Math.max(FIRST_CYCLE, STEPS_AFTER * meetings);
		for (let hot = COLD; meetings > 0 && !this.#isOver(); hot = HOT, cycle *= 2) {
			const before = this.#steps;
			this.board.lay(this.#best!.slotOf);
			const made = annealer.run({
				steps: Math.min(cycle, steps - before),
				hot,
				cold: COLD,
				isOver: (so) => {
					this.#steps = before + so;
					return this.#isOver();
				},
				better: () => this.#keep()
			});
			this.#steps = before + made;
		}
	}

	#isOver(): boolean {
		const { meetings } = this.board.instance;
		const {
			signal,
			seconds = SECONDS + SECONDS_PER_MEETING * meetings,
			steps = Infinity
		} = this.#options;
		if (signal?.aborted || this.#isDone() || this.#steps >= steps) return true;
		if (this.#steps >= this.#settled + STEPS_AFTER * meetings) return true;
		return this.#options.steps === undefined && this.#seconds() >= seconds;
	}

	#seconds(): number {
		return (performance.now() - this.#began) / 1000;
	}

	#keep(): void {
		const better = betterThan(this.#best, this.board);
		if (!better) return;
		this.#best = better;
		this.#settle();
		this.#options.better?.({
			seconds: this.#seconds(),
			steps: this.#steps,
			values: better.values,
			bounds: this.#bounds.found.map(({ bound }) => bound)
		});
	}

	/** Are all aims up to the changes at their bounds? */
	#settle(): void {
		const { aims } = this.board.instance;
		const best = this.#best!;
		const certain = aims.slice(0, aims.indexOf('changes') + 1);
		const isSettled =
			certain.length > 0 &&
			best.missed === 0 &&
			certain.every((_, i) => this.#bounds.isReached(i, best.values[i]));
		if (isSettled) this.#settled = Math.min(this.#settled, this.#steps);
	}

	#isDone(): boolean {
		const { missed, values } = this.#best!;
		return missed === 0 && values.every((value, i) => this.#bounds.isReached(i, value));
	}
}
