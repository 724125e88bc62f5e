import { expect, it } from 'vitest';
import { Dice } from './dice.ts';
import { schedule } from './schedule.ts';
import { matchSteps, type Step } from './stays.ts';

/** The most steps of which no two begin or end with the same meeting, by trying all. */
function mostOf([step, ...rest]: readonly Step[]): number {
	if (!step) return 0;
	const without = rest.filter(([first, second]) => first !== step[0] && second !== step[1]);
	return Math.max(mostOf(rest), 1 + mostOf(without));
}

it('hands on as many tables as can be, each from one meeting to one', () => {
	for (let seed = 1; seed <= 400; seed++) {
		const dice = new Dice(seed);
		const steps = Array.from({ length: 1 + dice.below(12) }, (): Step => {
			const first = dice.below(7);
			return [first, first + 1 + dice.below(8 - first)];
		});
		const handed = [...matchSteps(9, steps)].flatMap((first, second): Step[] =>
			first < 0 ? [] : [[first, second]]
		);
		const known = new Set(steps.map(String));
		expect(handed.every((step) => known.has(String(step)))).toBe(true);
		expect(new Set(handed.map(([first]) => first)).size).toBe(handed.length);
		expect(handed).toHaveLength(mostOf(steps));
	}
});

it('leaves a table to whoever has no other to stay at', async () => {
	const problem = {
		slots: [{ id: 1 }, { id: 2 }],
		tables: [{ id: 'A' }, { id: 'B' }],
		participants: ['lodz', 'ruse', 'lyon', 'riga', 'turku'].map((id) => ({ id })),
		meetings: [
			{ id: 1, who: ['lodz', 'ruse'], slot: 1 },
			{ id: 2, who: ['lyon', 'riga'], slot: 1 },
			{ id: 3, who: ['lodz', 'lyon'], slot: 2 },
			{ id: 4, who: ['ruse', 'turku'], slot: 2 }
		]
	};
	const { aims, meetings } = await schedule(problem, { steps: 1000, seed: 1 });
	const tables = Object.fromEntries(meetings.map(({ meeting, table }) => [meeting, table]));
	expect([tables[3], tables[4]]).toEqual([tables[2], tables[1]]);
	expect(aims.find(({ aim }) => aim === 'moves')?.value).toBe(1);
});
