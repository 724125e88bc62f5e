import { describe, expect, test } from 'vitest';
import { check } from './check/check.ts';
import { brokerageEvent } from './forms/generate.ts';
import type { Problem, Schedule } from './problem.ts';
import { repair } from './repair.ts';
import { schedule } from './schedule.ts';
import { bestOfAll, tinyEvent } from './testing.ts';

const problem: Problem = {
	slots: [1, 2, 3, 4].map((id) => ({ id })),
	tables: [{ id: 'A' }, { id: 'B' }],
	participants: ['lodz', 'ruse', 'katowice', 'lyon'].map((id) => ({ id })),
	meetings: [
		{ id: 1, who: ['lodz', 'ruse'] },
		{ id: 2, who: ['katowice', 'lyon'] },
		{ id: 3, who: ['lodz', 'lyon'] },
		{ id: 4, who: ['ruse', 'lyon'] }
	]
};
const announced: Schedule = {
	meetings: [
		{ meeting: 1, slot: 1, table: 'A' },
		{ meeting: 2, slot: 1, table: 'B' },
		{ meeting: 3, slot: 2, table: 'A' },
		{ meeting: 4, slot: 3, table: 'A' }
	]
};
const quick = { steps: 30_000 };

const without = (id: string, slots: number[]): Problem => ({
	...problem,
	participants: problem.participants.map((one) =>
		one.id === id ? { ...one, unavailable: slots } : one
	)
});

test('where nothing happened, nothing changes', async () => {
	const { changed, leastChanges } = await repair(problem, announced, quick);
	expect({ changed, leastChanges }).toEqual({ changed: [], leastChanges: 0 });
});

test('whoever is not concerned keeps their table too, unless it is gone', async () => {
	const tables = ['a', 'b', 'c'].map((id) => ({ id }));
	const told = {
		meetings: announced.meetings.map((one, at) => ({ ...one, table: tables[2 - (at % 2)]!.id }))
	};
	const tablesOf = async (left: typeof tables) =>
		(await repair({ ...problem, tables: left }, told, quick)).answer.meetings.map(
			(one) => one.table
		);
	expect(await tablesOf(tables)).toEqual(told.meetings.map((one) => one.table));
	expect(await tablesOf(tables.slice(0, 2))).not.toContain('c');
});

test('a no-show costs their meetings and nobody else’s, and offers those left behind to each other', async () => {
	const { answer, changed, leastChanges, standBys } = await repair(
		without('katowice', [1, 2, 3, 4]),
		announced,
		quick
	);
	expect(changed).toEqual([2]);
	expect(leastChanges).toBe(1);
	expect(answer.reasons).toEqual([
		{ meeting: 2, reason: { word: 'no_open_slot', about: ['katowice', 'lyon'] } }
	]);
	expect(standBys).toEqual([]);
});

test('two who lost their meetings in one slot can stand by for each other', async () => {
	const bothGone = {
		...problem,
		meetings: problem.meetings.slice(0, 2),
		participants: problem.participants.map((one) =>
			['lodz', 'katowice'].includes(String(one.id)) ? { ...one, unavailable: [1, 2, 3, 4] } : one
		)
	};
	const { standBys } = await repair(bothGone, { meetings: announced.meetings.slice(0, 2) }, quick);
	expect(standBys).toEqual([{ slot: 1, who: ['ruse', 'lyon'] }]);
});

test('who comes late meets later, and the past stays', async () => {
	const { answer, changed, leastChanges } = await repair(without('ruse', [1]), announced, quick);
	expect(answer.aims[0]).toMatchObject({ aim: 'held', value: 0 });
	expect(changed).toEqual([1]);
	expect(leastChanges).toBe(1);
	const past = await repair(without('lyon', [3]), announced, { ...quick, past: [1, 2, 3] });
	const slotOf = new Map(past.answer.meetings.map(({ meeting, slot }) => [meeting, slot]));
	expect([slotOf.get(1), slotOf.get(2), slotOf.get(3)]).toEqual([1, 1, 2]);
	expect(slotOf.get(4)).toBe(4);
});

describe('against all schedules that there are', () => {
	test.each(Array.from({ length: 60 }, (_, seed) => seed))('tiny world %i', async (seed) => {
		const tiny = tinyEvent(seed);
		const { complete: _, ...whole } = { ...tiny, meetings: tiny.meetings.slice(0, 4) };
		const before = await schedule(whole, { steps: 5000, seed });
		const [first, ...others] = whole.participants;
		const now: Problem = {
			...whole,
			aims: ['held', 'changes'],
			tables: whole.tables.slice(0, 1),
			participants: [{ ...first!, unavailable: [1, 2] }, ...others]
		};
		const best = bestOfAll(now, before.meetings)!;
		const { answer, changed, leastChanges } = await repair(now, before, { steps: 20_000, seed });
		const { broken } = check(now, answer, before);
		expect(broken).toEqual([]);
		expect(answer.aims.map(({ value }) => value)).toEqual(best);
		expect(changed).toHaveLength(best[1]!);
		expect(leastChanges).toBeLessThanOrEqual(best[1]!);
	});
});

test('who keeps the slot keeps the table', async () => {
	const tables = { meetings: announced.meetings.map((one) => ({ ...one, table: 'B' })) };
	const alone = { meetings: tables.meetings.filter(({ meeting }) => meeting !== 2) };
	const { answer } = await repair(without('katowice', [1, 2, 3, 4]), alone, quick);
	expect(answer.meetings).toEqual(alone.meetings);
});

test('a must that cannot be held is named, and the rest is held all the same', async () => {
	const strict: Problem = {
		...without('katowice', [1, 2, 3, 4]),
		meetings: problem.meetings.map((wish) => ({ ...wish, kind: 'must' }))
	};
	const { answer } = await repair(strict, announced, quick);
	expect(answer.status).toBe('infeasible');
	expect(answer.conflict).toMatchObject({ reason: { word: 'no_open_slot' }, wishes: [2] });
	expect(answer.meetings).toHaveLength(3);
});

test('nobody stands by for whom they never wish to meet, or cannot speak with', async () => {
	const gone = (more: Partial<Problem>): Problem => ({
		...problem,
		meetings: problem.meetings.slice(0, 2),
		participants: problem.participants.map((one) =>
			['lodz', 'katowice'].includes(String(one.id)) ? { ...one, unavailable: [1, 2, 3, 4] } : one
		),
		...more
	});
	const before = { meetings: announced.meetings.slice(0, 2) };
	const never = gone({
		meetings: [...problem.meetings.slice(0, 2), { id: 9, who: ['ruse', 'lyon'], kind: 'never' }]
	});
	expect((await repair(never, before, quick)).standBys).toEqual([]);
	const mute = gone({});
	mute.participants = mute.participants.map((one) => ({ ...one, languages: [String(one.id)] }));
	expect((await repair(mute, before, quick)).standBys).toEqual([]);
});

test('lost tables move no more than they must', async () => {
	const { changed, leastChanges } = await repair(
		{ ...problem, tables: [{ id: 'A' }] },
		announced,
		quick
	);
	expect(leastChanges).toBe(1);
	expect(changed).toHaveLength(1);
});

test('at the size of a real event, after five no-shows, few meetings change', async () => {
	const event = brokerageEvent(4);
	const before = await schedule(event, { steps: 150_000 });
	const gone = new Set(event.participants.slice(10, 15).map(({ id }) => id));
	const slots = event.slots.map(({ id }) => id);
	const now: Problem = {
		...event,
		aims: ['held', 'changes', 'breaks'],
		meetings: event.meetings.map(
			(wish) => ({ ...wish, kind: wish.kind === 'must' ? 'accepted' : wish.kind }) as typeof wish
		),
		participants: event.participants.map((one) =>
			gone.has(one.id) ? { ...one, unavailable: slots } : one
		)
	};
	const { answer, changed, leastChanges } = await repair(now, before, { steps: 40_000 });
	expect(check(now, answer).broken).toEqual([]);
	expect(changed.length).toBeGreaterThanOrEqual(leastChanges);
	expect(changed.length).toBeLessThanOrEqual(1.5 * leastChanges);
});
