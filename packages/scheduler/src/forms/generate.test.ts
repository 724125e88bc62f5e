import { describe, expect, it } from 'vitest';
import type { Problem, Schedule } from '../problem.ts';
import { checkProblem } from './check-problem.ts';
import { brokerageEvent, lookAlike, LOOKS, oversubscribed, planted } from './generate.ts';

const degreesOf = ({ participants, meetings }: Problem) => {
	const degrees = new Map(participants.map(({ id }) => [id, 0]));
	for (const { who } of meetings) for (const id of who) degrees.set(id, degrees.get(id)! + 1);
	return [...degrees.values()];
};

const isSimple = ({ meetings }: Problem) =>
	new Set(meetings.map(({ who }) => [...who].sort().join())).size === meetings.length;

const absencesOf = ({ participants }: Problem) =>
	participants.reduce((sum, { unavailable = [] }) => sum + unavailable.length, 0);

/** The breaks of a schedule of a one-day event; fails where it breaks a rule. */
const breaksOf = ({ participants, meetings, slots, tables }: Problem, schedule: Schedule) => {
	const agendas = new Map(participants.map(({ id }) => [id, new Set<number>()]));
	const seats = new Set<string>();
	expect(schedule.meetings).toHaveLength(meetings.length);
	schedule.meetings.forEach(({ meeting, slot, table }, i) => {
		const wish = meetings[i]!;
		expect(meeting).toBe(wish.id);
		expect(tables.some(({ id }) => id === table)).toBe(true);
		expect(seats.has(`${slot} ${table}`)).toBe(false);
		seats.add(`${slot} ${table}`);
		if (wish.half) expect(slots[Number(slot) - 1]!.half).toBe(wish.half);
		for (const id of wish.who) {
			expect(agendas.get(id)!.has(Number(slot))).toBe(false);
			agendas.get(id)!.add(Number(slot));
			expect(participants[Number(id) - 1]!.unavailable ?? []).not.toContain(slot);
		}
	});
	return [...agendas.values()].reduce((sum, agenda) => {
		const runs = [...agenda].filter((slot) => !agenda.has(slot - 1)).length;
		return sum + Math.max(0, runs - 1);
	}, 0);
};

describe('events like the published ones', () => {
	it.each(Object.keys(LOOKS))('%s', (name) => {
		const look = LOOKS[name]!;
		const problem = lookAlike({ ...look, seed: 7 });
		checkProblem(problem);
		const degrees = degreesOf(problem);
		expect(problem.participants).toHaveLength(look.participants);
		expect(problem.meetings).toHaveLength(look.meetings);
		expect(isSimple(problem)).toBe(true);
		expect(Math.max(...degrees)).toBeLessThanOrEqual(look.slots);
		expect(degrees.filter((degree) => degree === look.slots).length).toBeGreaterThanOrEqual(
			0.9 * look.full!
		);
		const morning = problem.meetings.filter(({ half }) => half === 'morning').length;
		expect(morning / look.meetings).toBeCloseTo(look.tied?.morning ?? 0, 1);
		expect(problem.slots.filter(({ half }) => half === 'morning')).toHaveLength(look.morning!);
	});

	it('have absences, fixed meetings and precedences as asked', () => {
		const ask = { ...LOOKS['forum-14']!, seed: 3, forbidden: 0.07, fixed: 0.4, precedences: 0.42 };
		const problem = lookAlike(ask);
		checkProblem(problem);
		expect(absencesOf(problem)).toBe(Math.round(0.07 * 78 * 22));
		const fixed = problem.meetings.filter(({ slot }) => slot !== undefined);
		expect(fixed).toHaveLength(Math.round(0.4 * 302));
		const seats = fixed.flatMap(({ who, slot }) => who.map((id) => `${id} ${slot}`));
		expect(new Set(seats).size).toBe(seats.length);
		const arcs = problem.meetings.flatMap(({ after = [] }) => after);
		expect(arcs).toHaveLength(Math.round(0.42 * 302));
	});

	it('are the same for the same seed only', () => {
		const ask = { ...LOOKS['tic-12']!, seed: 1 };
		expect(lookAlike(ask)).toEqual(lookAlike(ask));
		expect(lookAlike(ask)).not.toEqual(lookAlike({ ...ask, seed: 2 }));
	});

	it('cannot have more meetings than people have slots', () => {
		expect(() => lookAlike({ ...LOOKS['tic-12']!, meetings: 200, seed: 1 })).toThrow(RangeError);
	});
});

describe('planted events', () => {
	it.each([
		[759, 200, 20, 60, 68],
		[1917, 500, 24, 150, 49],
		[3726, 1000, 24, 300, 41]
	])(
		'%i meetings of %i people, %i slots, %i tables',
		(meetings, participants, slots, tables, seed) => {
			const { problem, schedule } = planted({ seed, participants, slots, tables });
			checkProblem(problem);
			expect(isSimple(problem)).toBe(true);
			expect(breaksOf(problem, schedule)).toBe(0);
			expect(problem.meetings).toHaveLength(meetings);
			const cells = participants * slots - 2 * problem.meetings.length;
			expect(absencesOf(problem)).toBe(Math.round(0.02 * cells));
			const tied = problem.meetings.filter(({ half }) => half).length;
			expect(tied).toBe(Math.round(0.3 * problem.meetings.length));
		}
	);

	it('fill the tables as far as asked', () => {
		const { problem, schedule } = planted({
			seed: 4,
			participants: 90,
			slots: 12,
			tables: 10,
			load: 1
		});
		expect(breaksOf(problem, schedule)).toBe(0);
		const bySlot = Map.groupBy(schedule.meetings, ({ slot }) => slot);
		for (const { length } of bySlot.values()) expect(length).toBeLessThanOrEqual(10);
		expect(problem.meetings.length).toBeGreaterThan(0.9 * 120);
	});
});

describe('oversubscribed events', () => {
	it('wish for more than can be held', () => {
		const ask = { seed: 5, participants: 100, slots: 16, tables: 30, over: 1.7, forbidden: 0.05 };
		const problem = oversubscribed(ask);
		checkProblem(problem);
		expect(problem.meetings).toHaveLength(Math.round(1.7 * 480));
		expect(isSimple(problem)).toBe(true);
		expect(new Set(problem.meetings.map(({ weight }) => weight))).toEqual(new Set([1, 2, 3]));
	});

	it('may be large, over several days', () => {
		const ask = {
			seed: 6,
			participants: 5000,
			slots: 36,
			tables: 800,
			wishes: 40_000,
			days: 3,
			morning: 5
		};
		const before = process.cpuUsage();
		const problem = oversubscribed(ask);
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1e6).toBeLessThan(10);
		checkProblem(problem);
		expect(problem.meetings).toHaveLength(40_000);
		expect(new Set(problem.slots.map(({ day }) => day))).toEqual(new Set([1, 2, 3]));
	});
});

describe('the brokerage event', () => {
	it.each([1, 2, 3, 4, 5])('of seed %i is as large and as mixed as a real one', (seed) => {
		const problem = brokerageEvent(seed);
		checkProblem(problem);
		expect(problem.participants).toHaveLength(206);
		expect(problem.meetings).toHaveLength(450);
		expect(problem.slots).toHaveLength(30);
		expect(problem.tables).toHaveLength(40);
		expect(problem.resources).toHaveLength(2);
		expect(isSimple(problem)).toBe(true);
		const delegation = new Set(problem.participants.slice(0, 6).map(({ id }) => id));
		const theirs = problem.meetings.filter(({ who }) => who.some((id) => delegation.has(id)));
		expect(theirs).toHaveLength(23);
		const of = (kind: string) => problem.meetings.filter((wish) => wish.kind === kind).length;
		expect(of('must')).toBeGreaterThan(5);
		expect(of('never')).toBeGreaterThan(0);
		const some = problem.participants;
		expect(some.filter(({ unavailable }) => unavailable).length).toBeGreaterThan(50);
		expect(some.filter(({ half }) => half).length).toBeGreaterThan(3);
		expect(some.filter(({ delegates }) => delegates).length).toBeGreaterThan(3);
		expect(some.filter(({ languages }) => !languages!.includes('en')).length).toBeGreaterThan(2);
	});
});
