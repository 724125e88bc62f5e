import { expect, test } from 'vitest';
import { planted } from './forms/generate.ts';
import { scheduleInWorker } from './worker.ts';

const { problem } = planted({ seed: 2, participants: 60, slots: 12, tables: 20 });

test('a worker answers as the scheduler itself would, while this thread goes on', async () => {
	let ticks = 0;
	const clock = setInterval(() => ticks++, 5);
	const seen: number[] = [];
	const answer = await scheduleInWorker(problem, {
		seconds: 1,
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
}, 30_000);
