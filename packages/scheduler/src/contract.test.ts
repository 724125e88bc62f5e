/** What holds for every way to a schedule. */
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { check } from './check/check.ts';
import { planted } from './forms/generate.ts';
import type { Options } from './options.ts';
import type { Problem } from './problem.ts';
import { repair } from './repair.ts';
import { schedule } from './schedule.ts';
import { bestOfAll, tinyEvent } from './testing.ts';
import { scheduleInWorker } from './worker.ts';
import { WORLDS } from './worlds.ts';

type Strategy = (problem: Problem, options: Options) => Promise<Answer>;

const NOTHING = { meetings: [] };
const STRATEGIES: Record<string, Strategy> = {
	'all together': schedule,
	'search alone': (problem, options) => schedule(problem, { ...options, by: 'search' }),
	'proof alone': (problem, options) => schedule(problem, { ...options, by: 'proof' }),
	'from an announced schedule': async (problem, options) => {
		const announced = await schedule(problem, { steps: 3000, seed: 9, by: 'search' });
		return schedule(problem, { ...options, announced });
	},
	'repair of nothing': async (problem, options) => (await repair(problem, NOTHING, options)).answer,
	'repair of a schedule': async (problem, options) => {
		const announced = await schedule(problem, { steps: 3000, seed: 9, by: 'search' });
		return (await repair(problem, announced, options)).answer;
	},
	'in a worker': scheduleInWorker
};
const STEPS = 30_000;
const LARGE = planted({ seed: 3, participants: 300, slots: 20, tables: 80 }).problem;

describe.each(Object.entries(STRATEGIES))('%s', (name, run) => {
	const isSlow = name === 'in a worker';

	/** An answer may hold less than all, but what it holds is in order and what it claims is so. */
	function isSound(problem: Problem, answer: Answer): void {
		const isBroken = ['infeasible', 'stopped'].includes(answer.status);
		const { broken } = check(problem, answer);
		const isExcused = (word: string) =>
			isBroken && ['must_be_held', 'spread_passed'].includes(word);
		expect(broken.filter(({ word }) => !isExcused(word))).toEqual([]);
	}

	test.each(Object.entries(WORLDS))('%s', async (_, { problem, best }) => {
		const answer = await run(problem, { steps: STEPS, seed: 3 });
		isSound(problem, answer);
		if (best) expect(answer.status).not.toBe('infeasible');
		else expect(['infeasible', 'stopped']).toContain(answer.status);
		if (!best || answer.status === 'stopped') return;
		const values = answer.aims.slice(0, 2).map(({ value }) => value);
		expect(values[0]).toBeGreaterThanOrEqual(best[0]);
		if (values[0] === best[0]) expect(values[1]).toBeGreaterThanOrEqual(best[1]);
	});

	test.each(isSlow ? [1, 2, 3] : Array.from({ length: 25 }, (_, seed) => 200 + seed))(
		'never beats or misstates what is possible in tiny world %i',
		async (seed) => {
			const tiny = tinyEvent(seed);
			const problem = { ...tiny, meetings: tiny.meetings.slice(0, 4) };
			const best = bestOfAll(problem);
			const answer = await run(problem, { steps: 8000, seed });
			isSound(problem, answer);
			if (!best) return expect(['infeasible', 'stopped']).toContain(answer.status);
			expect(answer.status).not.toBe('infeasible');
			const [held, breaks] = answer.aims;
			expect(held!.bound).toBeLessThanOrEqual(best[0]!);
			if (held!.value === best[0]) expect(breaks!.bound).toBeLessThanOrEqual(best[1]!);
			if (answer.status === 'optimal') expect(answer.aims.map(({ value }) => value)).toEqual(best);
		}
	);

	test('keeps what is fixed', async () => {
		const { problem } = WORLDS['fixed and in order']!;
		const { meetings } = await run(problem, { steps: STEPS });
		const slotOf = new Map(meetings.map((one) => [one.meeting, one]));
		expect(slotOf.get(1)).toMatchObject({ slot: 2 });
		expect(slotOf.get(3)).toMatchObject({ slot: 1, table: 'B' });
	});

	test('gives the same answer for the same seed and steps', async () => {
		const { problem } = WORLDS['cluster to cluster, Berlin']!;
		const [one, other] = [
			await run(problem, { steps: 5000, seed: 4 }),
			await run(problem, { steps: 5000, seed: 4 })
		];
		expect({ ...one, seconds: 0 }).toEqual({ ...other, seconds: 0 });
	});

	test('stops on a signal', async () => {
		const controller = new AbortController();
		controller.abort();
		const began = performance.now();
		const answer = await run(LARGE, { seconds: 60, signal: controller.signal });
		expect(performance.now() - began).toBeLessThan(25_000);
		isSound(LARGE, answer);
	});
});
