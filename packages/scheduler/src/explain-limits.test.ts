import { describe, expect, test } from 'vitest';
import { explainLimits, type Gain } from './explain-limits.ts';
import { brokerageEvent } from './forms/generate.ts';
import type { Problem } from './problem.ts';
import { schedule } from './schedule.ts';
import { bestOfAll, tinyEvent } from './testing.ts';
import { listMore, widen, type More } from './widen.ts';

const pair = (id: number, a: string, b: string, more = {}) => ({ id, who: [a, b], ...more });
const people = ['lodz', 'ruse', 'katowice', 'lyon'].map((id) => ({ id }));

/** Two pairs wish to meet in one slot, at one table. */
const crowded: Problem = {
	slots: [{ id: 1 }],
	tables: [{ id: 'A' }],
	participants: people,
	meetings: [pair(1, 'lodz', 'ruse', { weight: 2 }), pair(2, 'katowice', 'lyon')],
	aims: ['held', 'breaks']
};
const steps = 20_000;
const ask = async (problem: Problem) =>
	explainLimits(problem, await schedule(problem, { steps }), { steps });

describe('against all schedules that there are', () => {
	/** True gains, aim by aim, of an event that has one more. */
	function truth(problem: Problem, more: More): number[] | undefined {
		const [now, then] = [bestOfAll(problem), bestOfAll(widen(problem, more))];
		return now?.map((value, i) => value - (then?.[i] ?? value));
	}

	function holds({ word, gain, most }: Gain, real: number): void {
		if (word === 'nothing') expect(real).toBeLessThanOrEqual(0);
		if (word === 'exactly') expect(real).toBe(gain);
		if (word === 'at_least') expect(real).toBeGreaterThanOrEqual(gain);
		expect(real).toBeLessThanOrEqual(most);
	}

	test.each(Array.from({ length: 40 }, (_, seed) => seed))('tiny world %i', async (seed) => {
		const tiny = tinyEvent(seed);
		const problem = { ...tiny, meetings: tiny.meetings.slice(0, 4) };
		const { complete: _, ...eased } = problem;
		const base = bestOfAll(problem) ? problem : eased;
		const { worths, left } = await ask(problem);
		expect(left).toEqual([]);
		expect(worths.map(({ more }) => more)).toEqual(listMore(problem));
		for (const { more, gains } of worths) {
			const real = truth(base, more)!;
			holds(gains[0]!, real[0]!);
			if (gains[1] && real[0] === 0) holds(gains[1], real[1]!);
		}
	});
});

test('one more table lets one more meeting be held, and a slot as much', async () => {
	const { worths } = await ask(crowded);
	const gain = { aim: 'held', word: 'exactly', gain: 1, most: 1, meetings: 1 };
	expect(worths).toEqual([
		{ more: { word: 'table' }, gains: [gain] },
		{ more: { word: 'slot', place: 'before', slot: 1 }, gains: [gain] },
		{ more: { word: 'slot', place: 'after', slot: 1 }, gains: [gain] }
	]);
});

test('where everything is held without a break, one more brings nothing', async () => {
	const { worths } = await ask({ ...crowded, slots: [{ id: 1 }, { id: 2 }] });
	expect(worths.flatMap(({ gains }) => gains.map(({ word }) => word))).toEqual(
		worths.flatMap(() => ['nothing', 'nothing'])
	);
});

test('of what cannot be held together, it says how much more could be', async () => {
	const problem = { ...crowded, complete: true };
	const answer = await schedule(problem, { steps });
	expect(answer.status).toBe('infeasible');
	const { worths } = await explainLimits(problem, answer, { steps, of: [{ word: 'table' }] });
	expect(worths[0]!.gains).toMatchObject([{ aim: 'held', word: 'exactly', gain: 1 }]);
});

test('a limit and a resource of one more', async () => {
	const problem: Problem = {
		...crowded,
		slots: [{ id: 1 }, { id: 2 }, { id: 3 }],
		resources: [{ id: 'anna' }],
		limits: [{ id: 'one each', most: 1 }],
		meetings: [
			pair(1, 'lodz', 'ruse', { resources: ['anna'] }),
			pair(2, 'lodz', 'lyon'),
			pair(3, 'katowice', 'lyon', { resources: ['anna'] })
		]
	};
	const { worths } = await ask(problem);
	const words = Object.fromEntries(
		worths.map(({ more, gains }) => [more.word, `${gains[0]!.word} ${gains[0]!.gain}`])
	);
	expect(words).toMatchObject({ limit: 'exactly 1', resource: 'nothing 0' });
});

describe('what an event could have one more of', () => {
	test('at the edges of each day, in a pause, and for an hour', () => {
		const slot = (id: number, day: string, start: string, end: string) => ({
			id,
			day,
			start: `2026-11-2${day}T${start}:00Z`,
			end: `2026-11-2${day}T${end}:00Z`
		});
		const slots = [
			slot(1, '1', '09:00', '09:20'),
			slot(2, '1', '09:25', '09:45'),
			slot(3, '1', '13:00', '13:20'),
			slot(4, '2', '09:00', '10:00')
		];
		const told = listMore({ ...crowded, tables: [{ id: 1, kind: 'quiet' }], slots });
		expect(told).toEqual([
			{ word: 'table', kind: 'quiet' },
			{ word: 'slot', place: 'before', slot: 1 },
			{ word: 'hour', place: 'before', slot: 1, slots: 2 },
			{ word: 'slot', place: 'after', slot: 3 },
			{ word: 'slot', place: 'before', slot: 4 },
			{ word: 'slot', place: 'after', slot: 4 },
			{ word: 'slot', place: 'between', slot: 2, next: 3 }
		]);
	});

	test('who is away beside a new slot is away in it', () => {
		const event: Problem = {
			...crowded,
			participants: [
				{ id: 'lodz', unavailable: [1] },
				{ id: 'ruse', preferred: [1] }
			],
			tables: [{ id: 'A', slots: [1] }]
		};
		expect(widen(event, { word: 'slot', place: 'after', slot: 1 })).toMatchObject({
			slots: [{ id: 1 }, { id: '+1' }],
			tables: [{ slots: [1, '+1'] }],
			participants: [{ unavailable: [1, '+1'] }, { preferred: [1, '+1'] }]
		});
	});
});

test('ends on a signal, and says what it did not ask', async () => {
	const event = brokerageEvent(1);
	const answer = await schedule(event, { steps: 40_000 });
	const controller = new AbortController();
	const { worths, left } = await explainLimits(event, answer, {
		steps,
		signal: controller.signal,
		told: () => controller.abort()
	});
	expect(worths).toHaveLength(1);
	expect([...worths.map(({ more }) => more), ...left]).toEqual(listMore(event));
});

test('the same seed and steps give the same report', async () => {
	const event = tinyEvent(5);
	const [one, other] = await Promise.all([ask(event), ask(event)]);
	expect(one).toEqual(other);
});
