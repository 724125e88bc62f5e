/** What a run of the scheduler can be told. */
import type { Schedule } from './problem.ts';

export interface Options {
	/** Wall-clock seconds. Default 5. */
	seconds?: number;
	/**
	 * Proposals of the search, and a fortieth as many conflicts of the proof. With it instead of
	 * `seconds` the answer is the same on every machine.
	 */
	steps?: number;
	/** A whole number. Default 1. */
	seed?: number;
	signal?: AbortSignal;
	/** Only one of the methods: the search, or the proof (which answers only where all is held). */
	by?: 'search' | 'proof';
	/** What was announced before; the aim `changes` counts against it. */
	announced?: Schedule;
	/** Meetings of the announced schedule that stay where they are. */
	pinned?: Iterable<string | number>;
	/** Slots that are over: only pinned meetings are in them. */
	closed?: Iterable<string | number>;
	/** Told of each better schedule, with its aims so far. */
	better?: (progress: Progress) => void;
}

export interface Progress {
	seconds: number;
	steps: number;
	/** Values of the aims, in the problem's order. */
	values: number[];
	bounds: number[];
}
