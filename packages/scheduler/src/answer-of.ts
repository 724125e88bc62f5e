/** From the best timetable of a search to the answer in the caller's words. */
import { isBest, type AimReport, type Answer, type Conflict, type Status } from './answer.ts';
import type { Bounds } from './bounds/bounds.ts';
import { explainUnheld } from './explain.ts';
import type { Options } from './options.ts';
import { isBetter, score } from './score.ts';
import type { Board } from './search/board.ts';
import { placements, seatTables } from './tables.ts';

export interface Best {
	slotOf: Int32Array;
	/** Values of the aims, in their order. */
	values: number[];
	/** Meetings that must be held and are not, and breaks by which the spread is passed. */
	missed: number;
}

/** What is on the board, if it is better than the best so far; what must be so counts first. */
export function betterThan(best: Best | undefined, board: Board): Best | undefined {
	const missed = missedMusts(board) + spreadPassed(board);
	const values = score(board.instance, board, board.instance.aims);
	if (!isBetter([missed, ...values], best && [best.missed, ...best.values])) return undefined;
	return { slotOf: board.slotOf.slice(), values, missed };
}

function missedMusts({ bench, benched, instance }: Board): number {
	let count = 0;
	for (let i = 0; i < benched; i++) count += instance.isMust[bench[i]!]!;
	return count;
}

/** By how much the numbers of breaks of two people differ more than they may. */
function spreadPassed({ instance: { spread }, breaksOf }: Board): number {
	if (spread < 0 || breaksOf.length === 0) return 0;
	let most = 0;
	let least = Infinity;
	for (const count of breaksOf) {
		if (count > most) most = count;
		if (count < least) least = count;
	}
	return Math.max(0, most - least - spread);
}

export interface Run {
	board: Board;
	best: Best | undefined;
	bounds: Bounds;
	conflict: Conflict | undefined;
	seconds: number;
	steps: number;
	options: Options;
}

export function answerOf(run: Run): Answer {
	const { board, best, conflict } = run;
	const { instance } = board;
	if (best) board.lay(best.slotOf);
	const slotOf = best?.slotOf ?? new Int32Array(instance.meetings).fill(-1);
	const { announced, gone, told } = board;
	const kept = told.map((table, m) => (slotOf[m] === announced[m] ? table : -1));
	const tableOf = seatTables(instance, slotOf, kept);
	const values = score(instance, { slotOf, tableOf, announced, gone }, instance.aims);
	const aims = instance.aims.map((aim, i): AimReport => ({
		aim,
		value: values[i]!,
		...run.bounds.found[i]!
	}));
	const open = aims.find(({ value, bound }) => value > bound) ?? aims.at(-1);
	return {
		status: statusOf(run, aims),
		objective: open?.value ?? 0,
		bound: open?.bound ?? 0,
		aims,
		seconds: run.seconds,
		steps: run.steps,
		seed: run.options.seed ?? 1,
		meetings: best ? placements(instance, slotOf, tableOf) : [],
		reasons: best ? explainUnheld(instance, board) : [],
		...(conflict ? { conflict } : {})
	};
}

function statusOf({ conflict, best, options }: Run, aims: AimReport[]): Status {
	if (conflict) return 'infeasible';
	const isWhole = best?.missed === 0;
	if (isWhole && aims.every(isBest)) return 'optimal';
	return options.signal?.aborted || !isWhole ? 'stopped' : 'feasible';
}
