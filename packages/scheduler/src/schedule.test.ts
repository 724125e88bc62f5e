import { describe, expect, test } from 'vitest';
import { check } from './check/check.ts';
import type { Problem } from './problem.ts';
import { schedule } from './schedule.ts';
import { bestOfAll, tinyEvent } from './testing.ts';

const pair = (id: number, a: string, b: string, more = {}) => ({ id, who: [a, b], ...more });

/** Łódź, Ruse, Katowice and Lyon, two slots in the morning and two after lunch, one table. */
const fair: Problem = {
	slots: [1, 2, 3, 4].map((id) => ({ id, half: id < 3 ? 'morning' : 'afternoon' })),
	tables: [{ id: 'A' }],
	participants: ['lodz', 'ruse', 'katowice', 'lyon'].map((id) => ({ id })),
	meetings: [pair(1, 'lodz', 'ruse'), pair(2, 'lodz', 'lyon'), pair(3, 'katowice', 'lyon')],
	complete: true,
	aims: ['held', 'breaks']
};

describe('against all schedules that there are', () => {
	test.each(Array.from({ length: 150 }, (_, seed) => seed))('tiny world %i', async (seed) => {
		const problem = tinyEvent(seed);
		const best = bestOfAll(problem);
		const answer = await schedule(problem, { steps: 60_000, seed });
		if (best === undefined) return expect(answer.status).toBe('infeasible');
		expect(check(problem, answer).broken).toEqual([]);
		expect(answer.aims.map(({ value }) => value)).toEqual(best);
		answer.aims.forEach(({ bound }, i) => expect(bound).toBeLessThanOrEqual(best[i]!));
	});
});

describe('an answer', () => {
	test('is optimal where bounds are met, and names what proves it', async () => {
		const answer = await schedule(fair, { steps: 50_000 });
		expect(answer).toMatchObject({ status: 'optimal', objective: 0, bound: 0 });
		expect(answer.meetings).toHaveLength(3);
	});

	test('is the same for the same seed and steps', async () => {
		const [one, other] = await Promise.all(
			[7, 7].map((seed) => schedule(tinyEvent(3), { steps: 20_000, seed }))
		);
		expect(one!.meetings).toEqual(other!.meetings);
	});

	test('says which wishes exclude each other, and no more than needed', async () => {
		const crowded = {
			...fair,
			slots: fair.slots.slice(0, 2),
			meetings: [...fair.meetings, pair(4, 'lodz', 'katowice')]
		};
		const { status, conflict } = await schedule(crowded, { seconds: 60 });
		expect(status).toBe('infeasible');
		expect(conflict!.reason).toEqual({ word: 'person_has_too_little_time', about: ['lodz'] });
		expect(conflict!.wishes).toEqual([1, 2, 4]);
	});

	test('says that tables are too few', async () => {
		const crowded = { ...fair, slots: fair.slots.slice(0, 2), meetings: fair.meetings.slice(0, 3) };
		const { conflict } = await schedule(crowded, { seconds: 60 });
		expect(conflict).toMatchObject({ reason: { word: 'too_few_tables' }, isSmallest: true });
	});

	test('leaves out the lightest where not all fit, with the reason', async () => {
		const crowded: Problem = {
			...fair,
			complete: false,
			slots: fair.slots.slice(0, 2),
			meetings: [
				pair(1, 'lodz', 'ruse', { weight: 3 }),
				pair(2, 'lodz', 'lyon', { weight: 2 }),
				pair(3, 'lodz', 'katowice')
			]
		};
		const { status, meetings, reasons } = await schedule(crowded, { steps: 20_000 });
		expect(status).toBe('optimal');
		expect(meetings.map(({ meeting }) => meeting)).toEqual([1, 2]);
		expect(reasons).toEqual([
			{ meeting: 3, reason: { word: 'people_busy', about: [expect.any(Number)] } }
		]);
	});

	test('is the best so far when it is stopped', async () => {
		const controller = new AbortController();
		controller.abort();
		const { status } = await schedule({ ...fair, complete: false }, { signal: controller.signal });
		expect(['stopped', 'optimal']).toContain(status);
	});
});

test('delegates of a host who split meetings share the one table', async () => {
	const host = { id: 'lodz', delegates: [{ id: 'a' }, { id: 'b' }] };
	const problem: Problem = {
		...fair,
		slots: [{ id: 1 }],
		tables: [{ id: 'H', host: 'lodz' }],
		participants: [host, { id: 'ruse' }, { id: 'lyon' }],
		meetings: [pair(1, 'lodz', 'ruse'), pair(2, 'lodz', 'lyon')],
		complete: false
	};
	const answer = await schedule(problem, { steps: 5000 });
	expect(answer.meetings).toHaveLength(1);
	expect(check(problem, answer).broken).toEqual([]);
});

describe('an event with nobody, nothing and nowhere', () => {
	test.each([
		[
			'nothing at all',
			{ ...fair, slots: [], tables: [], participants: [], meetings: [] },
			'optimal'
		],
		['no wishes', { ...fair, meetings: [] }, 'optimal'],
		['no slots', { ...fair, slots: [] }, 'infeasible'],
		['no tables', { ...fair, tables: [] }, 'infeasible']
	])('%s', async (_, problem, status) => {
		expect(await schedule(problem, { seconds: 60 })).toMatchObject({ status });
	});
});

test('names the resource that is lacking where the people are free', async () => {
	const answer = await schedule(
		{
			slots: [{ id: 's' }],
			tables: [{ id: 't1' }, { id: 't2' }],
			participants: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
			resources: [{ id: 'interpreter' }],
			meetings: [
				{ id: 'm1', who: ['a', 'b'], resources: ['interpreter'] },
				{ id: 'm2', who: ['c', 'd'], resources: ['interpreter'] }
			]
		},
		{ steps: 500 }
	);
	expect(answer.reasons.map(({ reason }) => reason)).toEqual([
		{ word: 'resource_busy', about: ['interpreter'] }
	]);
});
