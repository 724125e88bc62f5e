/** Tiny worlds for tests, and the best that any schedule of them can be, by trying all. */
import { Agenda } from './check/agenda.ts';
import { valueOf } from './check/claims.ts';
import { brokenRules } from './check/rules.ts';
import { Dice } from './dice.ts';
import type { AimName, Half, Id, Placement, Problem, Wish } from './problem.ts';

/** An event of up to five people, six wishes, four slots and two tables, with every kind of rule. */
export function tinyEvent(seed: number): Problem {
	const dice = new Dice(seed);
	const people = 3 + dice.below(3);
	const slots = 3 + dice.below(2);
	const tables = 1 + dice.below(2);
	const chance = (share: number) => dice.share() < share;
	const half = (): Half => (chance(0.5) ? 'morning' : 'afternoon');
	const wishes = Array.from({ length: 3 + dice.below(4) }, (_, i): Wish => {
		const first = dice.below(people);
		const second = (first + 1 + dice.below(people - 1)) % people;
		return {
			id: i + 1,
			who: [first, second],
			weight: 1 + dice.below(3),
			...(chance(0.15) ? { half: half() } : {}),
			...(chance(0.1) ? { slot: dice.below(slots) } : {}),
			...(i > 0 && chance(0.15) ? { after: [i] } : {}),
			...(chance(0.2) ? { resources: ['expert'] } : {}),
			...(chance(0.08) ? { kind: 'never' as const } : {})
		};
	});
	return {
		slots: Array.from({ length: slots }, (_, id) => ({
			id,
			day: chance(0.2) && id >= 2 ? 'second' : 'first',
			half: id < 2 ? 'morning' : 'afternoon'
		})).map((slot, i, all) =>
			i > 0 && all[i - 1]!.day === 'second' ? { ...slot, day: 'second' } : slot
		) as Problem['slots'],
		tables: Array.from({ length: tables }, (_, id) => ({ id })),
		participants: Array.from({ length: people }, (_, id) => ({
			id,
			...(chance(0.3) ? { unavailable: [dice.below(slots)] } : {}),
			...(chance(0.2) ? { delegates: [{ id: 'a' }, { id: 'b', unavailable: [0] }] } : {})
		})),
		resources: [{ id: 'expert', unavailable: chance(0.3) ? [0] : [] }],
		limits: chance(0.3) ? [{ of: 0, most: 1, per: 'day' }] : [],
		meetings: wishes,
		aims: ['held', 'breaks'],
		...(chance(0.4) ? { complete: true } : {})
	};
}

/** The least values of the aims, in their order, over all schedules in order; undefined if none is. */
export function bestOfAll(problem: Problem, announced?: Placement[]): number[] | undefined {
	const aims = problem.aims!;
	let best: number[] | undefined;
	const slots = problem.slots.map(({ id }) => id);
	const wishes = problem.meetings.filter(({ kind }) => kind !== 'never');
	const tryFrom = (at: number, placed: Placement[]): void => {
		if (at === wishes.length) {
			const values = valuesOf(new Agenda(problem, placed, announced), aims);
			if (values && isLess(values, best)) best = values;
			return;
		}
		tryFrom(at + 1, placed);
		for (const slot of slots) {
			const table = freeTable(problem, placed, slot);
			if (table !== undefined)
				tryFrom(at + 1, [...placed, { meeting: wishes[at]!.id, slot, table }]);
		}
	};
	tryFrom(0, []);
	return best;
}

function freeTable({ tables }: Problem, placed: Placement[], slot: Id): Id | undefined {
	const taken = placed.filter((one) => one.slot === slot).map(({ table }) => table);
	return tables.find(({ id }) => !taken.includes(id))?.id;
}

function valuesOf(agenda: Agenda, aims: AimName[]): number[] | undefined {
	if (brokenRules(agenda).length > 0) return undefined;
	return aims.map((aim) => valueOf(agenda, aim)!);
}

function isLess(one: number[], other: number[] | undefined): boolean {
	if (!other) return true;
	const at = one.findIndex((value, i) => value !== other[i]);
	return at >= 0 && one[at]! < other[at]!;
}
