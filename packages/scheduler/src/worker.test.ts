import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test, vi } from 'vitest';
import { explainBreaks } from './explain-breaks.ts';
import { planted } from './forms/generate.ts';
import type { Problem } from './problem.ts';
import { schedule } from './schedule.ts';
import type { More } from './widen.ts';
import {
	explainBreaksInWorker,
	explainLimitsInWorker,
	prepareWorker,
	repairInWorker,
	scheduleInWorker
} from './worker.ts';

const { problem } = planted({ seed: 2, participants: 60, slots: 12, tables: 20 });

test('a worker answers as the scheduler itself would, while this thread goes on', async () => {
	let ticks = 0;
	const clock = setInterval(() => ticks++, 5);
	const seen: number[] = [];
	const answer = await scheduleInWorker(problem, {
		steps: 100_000,
		better: ({ values }) => seen.push(values.length)
	});
	clearInterval(clock);
	expect(answer.meetings).toHaveLength(problem.meetings.length);
	expect(seen.length).toBeGreaterThan(0);
	expect(ticks).toBeGreaterThan(10);
});

test('a worker stops on a signal, with the best so far', async () => {
	const controller = new AbortController();
	const large = planted({ seed: 2, participants: 300, slots: 20, tables: 80 }).problem;
	const began = Date.now();
	const going = scheduleInWorker(large, { seconds: 60, signal: controller.signal });
	setTimeout(() => controller.abort(), 1_500);
	const { status } = await going;
	expect(['stopped', 'optimal']).toContain(status);
	expect(Date.now() - began).toBeLessThan(20_000);
});

test('a thread that failed or is at work hinders nobody', async () => {
	await expect(scheduleInWorker({} as Problem)).rejects.toThrow(TypeError);
	const both = await Promise.all([
		scheduleInWorker(problem, { steps: 2000 }),
		scheduleInWorker(problem, { steps: 2000 })
	]);
	const [one, other] = both.map(({ meetings }) => meetings);
	expect(one).toEqual(other);
	expect((await scheduleInWorker(problem, { steps: 2000 })).meetings).toEqual(one);
});

test('a thread is made ready once, takes the next order, and answers as any other', async () => {
	const posted = vi.spyOn(Worker.prototype, 'postMessage');
	onTestFinished(() => posted.mockRestore());
	await Promise.all([prepareWorker(), prepareWorker()]);
	await prepareWorker();
	const [one, other] = await Promise.all([
		scheduleInWorker(problem, { steps: 2000 }),
		schedule(problem, { steps: 2000 })
	]);
	expect(posted.mock.calls.map(([order]) => (order as { task: string }).task)).toEqual([
		'practice',
		'schedule'
	]);
	expect(posted.mock.contexts[0]).toBe(posted.mock.contexts[1]);
	expect(one.meetings).toEqual(other.meetings);
});

test('repair and explanations go on in a worker too', async () => {
	const announced = await schedule(problem, { steps: 20_000 });
	const now: Problem = {
		...problem,
		complete: false,
		participants: problem.participants.map((one, i) =>
			i === 0 ? { ...one, unavailable: problem.slots.map(({ id }) => id) } : one
		)
	};
	const { changed, leastChanges } = await repairInWorker(now, announced, { steps: 2000 });
	expect(changed.length).toBeGreaterThanOrEqual(leastChanges);
	expect(await explainBreaksInWorker(problem, announced)).toEqual(
		explainBreaks(problem, announced)
	);
	const told: unknown[] = [];
	const of: More[] = [{ word: 'table' }];
	const asked = { steps: 2000, of, told: (worth: unknown) => told.push(worth) };
	expect((await explainLimitsInWorker(problem, announced, asked)).worths).toEqual(told);
	expect(told).toHaveLength(1);
});
