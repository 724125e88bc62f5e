/** One run of the scheduler, from the bounds to the answer. */
import { answerOf, betterThan, type Best } from './answer-of.ts';
import type { Answer, Conflict } from './answer.ts';
import { Bounds } from './bounds/bounds.ts';
import { Dice } from './dice.ts';
import type { Instance } from './instance.ts';
import type { AimName } from './problem.ts';
import type { Options } from './options.ts';
import { findConflict } from './sat/conflict.ts';
import { loadSolver, MOST_PLACES } from './sat/prove.ts';
import { Annealer } from './search/anneal.ts';
import { layAnnounced } from './search/announced.ts';
import { Board } from './search/board.ts';
import { pricesFor } from './search/prices.ts';

const SECONDS = 5;
/** Before a proof that should be short, the search gets so many seconds of the time, or this share. */
const FIRST_SECONDS = 0.4;
const FIRST_SHARE = 0.08;
/** Else half of it: above so many places (meetings × slots), proofs seldom end in time. */
const LONG_PROOF = 10_000;
const OPEN_SHARE = 0.5;
const LOOK_SHARE = 0.1;
/** The proof ends at this share of the time; what is left is the search's. */
const PROOF_SHARE = 0.97;
const STEPS_PER_CONFLICT = 40;
const STUCK_SECONDS = 0.4;
const FIRST_CYCLE = 200_000;
const STEPS_PER_MEETING = 250;
const LARGE = 1000;
/** A first timetable, made in the cold, so that there is one soon. */
const QUICK_PER_MEETING = 40;
/** Heat of the annealing, in the unit in which a break costs 1000. */
const HOT = 450;
const COLD = 150;
const FROZEN = 100;
/** Rounds in the frost, at most, until a timetable is whole and even enough. */
const FIRST_ROUNDS = 4;

export class Course {
	readonly #instance: Instance;
	readonly #options: Options;
	readonly #board: Board;
	readonly #annealer: Annealer;
	readonly #began = performance.now();
	readonly #aims: AimName[];
	#steps = 0;
	#cheapest = Infinity;
	#best: Best | undefined;
	readonly #bounds: Bounds;
	#conflict: Conflict | undefined;

	constructor(instance: Instance, options: Options) {
		this.#instance = instance;
		this.#options = options;
		this.#aims = instance.aims;
		this.#board = new Board(instance, pricesFor(instance));
		this.#annealer = new Annealer(this.#board, new Dice(options.seed ?? 1));
		this.#bounds = new Bounds(instance);
		layAnnounced(this.#board, options);
	}

	async run(): Promise<Answer> {
		this.#hopeless();
		if (!this.#conflict && this.#options.announced) this.#keep();
		if (!this.#conflict && this.#instance.isComplete) this.#conflict = this.#bounds.boundBreaks(0);
		if (!this.#conflict && this.#instance.meetings > 0) await this.#search();
		await this.#sharpen();
		this.#keep();
		return this.#answer();
	}

	/** Of a conflict that was only counted, the wishes that it needs. */
	async #sharpen(): Promise<void> {
		const { hopeless, meetings, slots } = this.#instance;
		if (!this.#conflict || this.#conflict.isSmallest || hopeless.length > 0) return;
		if (meetings * slots > MOST_PLACES) return;
		const { seconds = SECONDS } = this.#options;
		const isOver = () => this.#isOver(seconds);
		const sharp = await findConflict(this.#instance, this.#conflict.wishes, isOver);
		this.#conflict = sharp ?? this.#conflict;
	}

	/** Wishes that nothing can hold end it, if they must be held. */
	#hopeless(): void {
		const { hopeless, problem, isComplete } = this.#instance;
		const must = hopeless.find(({ wish }) => isComplete || problem.meetings[wish]!.kind === 'must');
		if (!must) return;
		const { reason, wish } = must;
		this.#conflict = { reason, wishes: [problem.meetings[wish]!.id], isSmallest: true };
	}

	async #search(): Promise<void> {
		const { seconds = SECONDS, steps = Infinity } = this.#options;
		const isShort = this.#isShortProof();
		const share = isShort ? FIRST_SHARE : this.#openShare();
		const first = isShort ? Math.min(FIRST_SECONDS, share * seconds) : share * seconds;
		this.#anneal(first, steps * share, isShort);
		const held = this.#aims.indexOf('held');
		if (!this.#instance.isComplete && !this.#isAtBound(held)) {
			this.#bounds.boundLoss(this.#best?.values[held]);
		}
		if (this.#isDone()) return;
		if (this.#mayProve()) await this.#prove();
		if (!this.#conflict && !this.#isDone()) this.#anneal(seconds, steps);
	}

	/** Where no proof can follow, the search has it all, but for a look at what is lost. */
	#openShare(): number {
		const { isComplete, meetings, slots } = this.#instance;
		if (meetings * slots <= MOST_PLACES) return OPEN_SHARE;
		return isComplete ? 1 : LOOK_SHARE;
	}

	#isShortProof(): boolean {
		const { isComplete, meetings, slots } = this.#instance;
		return isComplete && meetings * slots <= LONG_PROOF && this.#aims.includes('breaks');
	}

	/** Where every wish is held, or must be, and the event is not too large, breaks can be proved. */
	#mayProve(): boolean {
		const { isComplete, meetings, slots, hopeless } = this.#instance;
		const breaks = this.#aims.indexOf('breaks');
		if (breaks < 0 || hopeless.length > 0 || meetings * slots > MOST_PLACES) return false;
		if (this.#options.by === 'search') return false;
		if (isComplete) return true;
		if (!this.#best) return false;
		if (this.#board.benched > 0) this.#board.lay(this.#best?.slotOf ?? this.#board.slotOf);
		const isFirst = this.#aims.slice(0, breaks).every((_, aim) => this.#isAtBound(aim));
		return isFirst && this.#board.benched === 0;
	}

	#isAtBound(aim: number): boolean {
		return aim < 0 || this.#bounds.isReached(aim, this.#best?.values[aim]);
	}

	#seconds(): number {
		return (performance.now() - this.#began) / 1000;
	}

	#isOver(seconds: number): boolean {
		if (this.#options.signal?.aborted) return true;
		return this.#options.steps === undefined && this.#seconds() >= seconds;
	}

	/** Cools down again and again, each time twice as slowly, from the best so far. */
	#anneal(seconds: number, steps: number, isFirst = false): void {
		if (this.#options.by === 'proof') return;
		const isEnd = () => this.#isOver(seconds) || this.#isDone() || (isFirst && this.#isStuck());
		const { meetings } = this.#instance;
		const isNew = this.#steps === 0;
		const cool = (hot: number, most: number) => {
			this.#steps += this.#annealer.run({
				steps: Math.min(most, steps - this.#steps),
				hot,
				cold: Math.min(hot, COLD),
				isOver: isEnd,
				better: () => this.#keep()
			});
			this.#keep();
		};
		for (let round = 0; isNew && round < FIRST_ROUNDS && this.#steps < steps; round++) {
			if (isEnd() || (round > 0 && this.#best)) break;
			cool(FROZEN, QUICK_PER_MEETING * meetings);
		}
		if (isNew && this.#instance.isComplete && this.#isLarge()) this.#boundAtPrices();
		let cycle = Math.max(FIRST_CYCLE, STEPS_PER_MEETING * meetings);
		if (meetings > LARGE) cycle = Math.max(cycle, this.#stepsLeft(seconds, steps));
		for (; this.#steps < steps && !isEnd(); cycle *= 2) cool(HOT, cycle);
	}

	/** Too large for a proof? */
	#isLarge(): boolean {
		return this.#instance.meetings * this.#instance.slots > MOST_PLACES;
	}

	#boundAtPrices(): void {
		if (this.#isDone()) return;
		const breaks = this.#best?.values[this.#aims.indexOf('breaks')];
		this.#conflict = this.#bounds.boundBreaks(breaks ?? 1);
	}

	/** A large event is cooled once, as slowly as the time allows at the pace so far. */
	#stepsLeft(seconds: number, steps: number): number {
		if (this.#options.steps !== undefined) return steps - this.#steps;
		const pace = this.#steps / Math.max(0.01, this.#seconds());
		return Math.round(pace * Math.max(0, seconds - this.#seconds()));
	}

	/** Where everything must be held and the search finds no way, the proof has its turn earlier. */
	#isStuck(): boolean {
		return this.#options.steps === undefined && !this.#best && this.#seconds() > STUCK_SECONDS;
	}

	/** Keeps the timetable of the board, if it is the best. */
	#keep(): void {
		const { isComplete } = this.#instance;
		if (isComplete && this.#board.benched > 0) return;
		if (this.#best?.missed === 0 && this.#board.total >= this.#cheapest && !isComplete) return;
		this.#cheapest = Math.min(this.#cheapest, this.#board.total);
		const better = betterThan(this.#best, this.#board);
		if (!better || (isComplete && better.missed > 0)) return;
		this.#best = better;
		this.#tell();
	}

	#tell(): void {
		this.#options.better?.({
			seconds: this.#seconds(),
			steps: this.#steps,
			values: this.#best?.values ?? [],
			bounds: this.#bounds.found.map(({ bound }) => bound)
		});
	}

	/** Nothing better can be: each aim is at its bound, or the first that is not is past help. */
	#isDone(): boolean {
		const best = this.#best;
		return best?.missed === 0 && best.values.every((value, i) => this.#bounds.isReached(i, value));
	}

	async #prove(): Promise<void> {
		const { seconds = SECONDS, steps } = this.#options;
		const fewest = await loadSolver();
		const at = this.#aims.indexOf('breaks');
		this.#conflict = this.#bounds.boundBreaks(this.#best?.values[at] ?? 1);
		if (this.#isDone() || this.#conflict) return;
		const verdict = fewest(this.#instance, {
			alone: this.#bounds.alone,
			isOver: () => this.#isOver(PROOF_SHARE * seconds),
			...(steps === undefined ? {} : { conflicts: Math.ceil(steps / STEPS_PER_CONFLICT) }),
			enough: this.#best?.values[at] ?? Infinity,
			atLeast: (breaks) => this.#bounds.raise(at, breaks)
		});
		if (verdict.found === 'impossible') {
			this.#conflict = this.#anyWish();
		} else if (verdict.found === 'optimum') {
			this.#bounds.raise(at, verdict.breaks);
			this.#board.lay(verdict.slotOf);
			this.#keep();
		} else this.#bounds.raise(at, verdict.atLeast);
	}

	#anyWish(): Conflict {
		const { problem } = this.#instance;
		const wishes = problem.meetings.map(({ id }) => id);
		return { reason: { word: 'not_all_together', about: [] }, wishes, isSmallest: false };
	}

	#answer(): Answer {
		return answerOf({
			board: this.#board,
			best: this.#best,
			bounds: this.#bounds,
			conflict: this.#conflict,
			seconds: this.#seconds(),
			steps: this.#steps,
			options: this.#options
		});
	}
}
