/** For each limit of an event, what one more of it would bring. */
import { isBest, type AimReport, type Answer } from './answer.ts';
import { compile } from './compile.ts';
import { Course } from './course.ts';
import type { Options } from './options.ts';
import type { AimName, Problem, Schedule } from './problem.ts';
import { listMore, widen, type More } from './widen.ts';

/**
 * - `nothing`: proved; with it no schedule is better in this aim than the one at hand.
 * - `exactly`: proved; so much better, and no more.
 * - `at_least`: the schedule at hand is the best without it, and with it there is one so much better.
 * - `found`: with it there is one so much better; that there is none such without it is not proved.
 * - `none_found`: no better one was found, nor was it proved that there is none.
 */
export type GainWord = 'nothing' | 'exactly' | 'at_least' | 'found' | 'none_found';

export interface Gain {
	aim: 'held' | 'breaks';
	word: GainWord;
	/** Weight more that is held, or breaks saved. */
	gain: number;
	/** It cannot be more than this. */
	most: number;
	/** Meetings more that are held. */
	meetings: number;
}

export interface Worth {
	more: More;
	/** Aim by aim; ends with the first that gains, for after it the next cannot be compared. */
	gains: Gain[];
}

export interface LimitsReport {
	worths: Worth[];
	/** What was not asked, because the time was up or the signal came. */
	left: More[];
}

export interface LimitsOptions {
	/** For all questions together. Default 5. */
	seconds?: number;
	/** Steps for each question, instead of `seconds`: the same answer on every machine. */
	steps?: number;
	seed?: number;
	signal?: AbortSignal;
	/** Default: all that the event could have one more of. */
	of?: More[];
	/** Told of each question as soon as it is answered. */
	told?: (worth: Worth) => void;
}

const SECONDS = 5;
const AIMS: AimName[] = ['held', 'breaks'];
/** Too little to lay out even a small event. */
const LEAST_SECONDS = 0.01;

/**
 * What one more table, slot, hour, meeting for a limit, or meeting at once for a resource would
 * bring, in weight held, and where it brings none, in breaks. Other aims are set aside. Where not all
 * that must be held can be, it is asked how much more could be.
 * @param schedule the one at hand, of which each search begins
 */
export async function explainLimits(
	problem: Problem,
	schedule: Schedule,
	options: LimitsOptions = {}
): Promise<LimitsReport> {
	const { seconds = SECONDS, steps, signal, seed } = options;
	const ends = performance.now() + 1000 * seconds;
	const asked = options.of ?? listMore(problem);
	const budget = (parts: number): Options => ({
		...(seed === undefined ? {} : { seed }),
		...(signal ? { signal } : {}),
		...(steps === undefined ? { seconds: (ends - performance.now()) / 1000 / parts } : { steps })
	});
	const isOver = () =>
		signal?.aborted || (steps === undefined && ends - performance.now() < 1000 * LEAST_SECONDS);
	const { base, now } = await withoutMore(problem, schedule, budget(asked.length + 1));
	const report: LimitsReport = { worths: [], left: [] };
	for (const [i, more] of asked.entries()) {
		if (isOver()) {
			report.left = asked.slice(i);
			break;
		}
		const then = await solve(widen(base, more), now, budget(asked.length - i));
		const worth = { more, gains: gainsOf(base, now, then) };
		report.worths.push(worth);
		options.told?.(worth);
	}
	return report;
}

function solve(problem: Problem, from: Schedule, options: Options): Promise<Answer> {
	return new Course(compile(problem), { ...options, announced: from }).run();
}

/** The schedule at hand, bettered in the time that each question has, and of what event. */
async function withoutMore(problem: Problem, schedule: Schedule, options: Options) {
	const order = (problem.aims ?? AIMS).filter((aim) => AIMS.includes(aim));
	const base: Problem = { ...problem, aims: order.length > 0 ? order : AIMS };
	const now = await solve(base, schedule, options);
	if (now.status !== 'infeasible' && now.meetings.length > 0) return { base, now };
	const { spread: _, complete: __, ...rest } = base;
	const eased: Problem = {
		...rest,
		meetings: problem.meetings.map((wish) =>
			wish.kind === 'must' ? { ...wish, kind: 'accepted' } : wish
		)
	};
	return { base: eased, now: await solve(eased, schedule, options) };
}

function gainsOf({ aims = AIMS }: Problem, now: Answer, then: Answer): Gain[] {
	const gains: Gain[] = [];
	if (then.status === 'infeasible')
		return [{ aim: aims[0] as Gain['aim'], word: 'nothing', gain: 0, most: 0, meetings: 0 }];
	for (const [i, aim] of aims.entries()) {
		const gain = gainOf(now.aims[i]!, then.aims[i]!);
		const meetings = Math.max(0, then.meetings.length - now.meetings.length);
		gains.push({ aim: aim as Gain['aim'], ...gain, meetings: gain.gain > 0 ? meetings : 0 });
		if (gain.gain > 0) break;
	}
	return gains;
}

function gainOf(now: AimReport, then: AimReport): { word: GainWord; gain: number; most: number } {
	const gain = Math.max(0, now.value - then.value);
	const most = Math.max(gain, now.value - then.bound);
	if (most === 0) return { word: 'nothing', gain, most };
	if (isBest(now) && most === gain) return { word: 'exactly', gain, most };
	if (gain === 0) return { word: 'none_found', gain, most };
	return { word: isBest(now) ? 'at_least' : 'found', gain, most };
}
