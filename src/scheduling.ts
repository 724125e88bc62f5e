import {
	explainLimits,
	repair,
	type Id,
	type LimitsOptions,
	type LimitsReport,
	type Problem,
	type Repaired,
	type RepairOptions,
	type Schedule
} from '#scheduler';
import { log } from '#platform/log.server.ts';

type Repairer = (problem: Problem, from: Schedule, options?: RepairOptions) => Promise<Repaired>;
type Explainer = (
	problem: Problem,
	from: Schedule,
	options?: LimitsOptions
) => Promise<LimitsReport>;
type Engine = { repair: Repairer; explainLimits: Explainer; prepare: () => Promise<void> };

const place = Symbol.for('osnova.scheduling');
const shelf = globalThis as { [place]?: Engine };

/**
 * The server offers the scheduler's own threads to the pages, which are built apart and cannot begin
 * a thread from a file of theirs.
 */
export function offerScheduling(engine: Engine): void {
	shelf[place] = engine;
}

/** Longer than this nobody at a desk waits. */
const patience = 0.8;

export const mend = (problem: Problem, announced: Schedule, past: Id[]): Promise<Repaired> =>
	(shelf[place]?.repair ?? repair)(problem, announced, { past, seconds: patience });

/** Whoever opens a desk may soon need it mended: the thread is made ready meanwhile. */
export function prepareToMend(): void {
	shelf[place]
		?.prepare()
		.catch((failure: unknown) => log.warn({ failure }, 'the scheduler is not ready'));
}

/** What one more table, slot or meeting would bring; asked for by a button, so it may take a while. */
export const worthOfMore = (problem: Problem, from: Schedule): Promise<LimitsReport> =>
	(shelf[place]?.explainLimits ?? explainLimits)(problem, from, { seconds: 4 });
