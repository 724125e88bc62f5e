/** Small worlds by name, for tests: each shows one thing, and what its best schedule is worth. */
import { brokerageEvent, planted } from './forms/generate.ts';
import type { Status } from './answer.ts';
import type { Problem, Wish } from './problem.ts';

export interface World {
	problem: Problem;
	status: Status;
	/** Values of the aims held and breaks; none where it is impossible. */
	best?: [number, number];
}

const wish = (id: number, one: string, other: string, more: Partial<Wish> = {}): Wish => ({
	id,
	who: [one, other],
	...more
});
const ids = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i + 1 }));

/** Łódź, Ruse, Lyon and Riga, three slots and two tables. */
const fair: Problem = {
	slots: ids(3),
	tables: [{ id: 'A' }, { id: 'B' }],
	participants: ['lodz', 'ruse', 'lyon', 'riga'].map((id) => ({ id })),
	meetings: [],
	aims: ['held', 'breaks']
};
const everyone: Wish[] = [
	wish(1, 'lodz', 'ruse'),
	wish(2, 'lyon', 'riga'),
	wish(3, 'lodz', 'lyon'),
	wish(4, 'ruse', 'riga'),
	wish(5, 'lodz', 'riga'),
	wish(6, 'ruse', 'lyon')
];
const world = (
	more: Partial<Problem>,
	best?: [number, number],
	status: Status = best ? 'optimal' : 'infeasible'
): World => ({ problem: { ...fair, ...more }, status, ...(best ? { best } : {}) });

export const WORLDS: Record<string, World> = {
	'nothing to do': world({}, [0, 0]),
	'one pair': world({ meetings: [wish(1, 'lodz', 'ruse')] }, [0, 0]),
	'everyone with everyone': world({ meetings: everyone, complete: true }, [0, 0]),
	'one table too few': world({ tables: [{ id: 'A' }], meetings: everyone.slice(0, 4) }, [1, 0]),
	'a wished gap': world(
		{
			participants: [{ id: 'lodz', unavailable: [2] }, { id: 'ruse' }, { id: 'lyon' }],
			meetings: [wish(1, 'lodz', 'ruse'), wish(2, 'lodz', 'lyon')],
			complete: true
		},
		[0, 1]
	),
	'over two days': world(
		{
			slots: [
				{ id: 1, day: 'mon' },
				{ id: 2, day: 'mon' },
				{ id: 3, day: 'tue' }
			],
			participants: [{ id: 'lodz', unavailable: [2] }, { id: 'ruse' }, { id: 'lyon' }],
			meetings: [wish(1, 'lodz', 'ruse'), wish(2, 'lodz', 'lyon')],
			complete: true
		},
		[0, 0]
	),
	'fixed and in order': world(
		{
			meetings: [
				wish(1, 'lodz', 'ruse', { slot: 2 }),
				wish(2, 'lodz', 'lyon', { after: [1] }),
				wish(3, 'ruse', 'riga', { slot: 1, table: 'B' })
			],
			complete: true
		},
		[0, 0]
	),
	'mutual wishes first': world(
		{
			slots: ids(1),
			meetings: [
				wish(1, 'lodz', 'ruse', { weight: 1 }),
				wish(2, 'lodz', 'lyon', { weight: 3 }),
				wish(3, 'ruse', 'riga', { kind: 'never' })
			]
		},
		[1, 0]
	),
	'a host with two delegates': world(
		{
			slots: ids(2),
			tables: [{ id: 'H', host: 'lodz' }],
			participants: [
				{ id: 'lodz', delegates: [{ id: 'ola' }, { id: 'jan' }] },
				...fair.participants.slice(1)
			],
			meetings: [wish(1, 'lodz', 'ruse'), wish(2, 'lodz', 'lyon'), wish(3, 'lodz', 'riga')]
		},
		[1, 0]
	),
	'one interpreter for two': world(
		{
			slots: ids(1),
			participants: [
				{ id: 'lodz', languages: ['pl'] },
				{ id: 'ruse', languages: ['bg'] },
				{ id: 'lyon', languages: ['fr'] },
				{ id: 'riga', languages: ['lv'] }
			],
			resources: [{ id: 'anna', languages: ['pl', 'bg', 'fr', 'lv'] }],
			meetings: everyone.slice(0, 2)
		},
		[1, 0],
		'feasible'
	),
	'two meetings at most': world(
		{
			meetings: [...everyone.slice(0, 1), everyone[2]!, everyone[4]!],
			limits: [{ of: 'lodz', most: 2 }]
		},
		[1, 0]
	),
	'more than time allows': world({
		slots: ids(2),
		meetings: [everyone[0]!, everyone[2]!, everyone[4]!],
		complete: true
	}),
	'more than tables allow': world({
		slots: ids(1),
		tables: [{ id: 'A' }],
		meetings: everyone.slice(0, 2),
		complete: true
	}),
	'no word in common': world({
		participants: [
			{ id: 'lodz', languages: ['pl'] },
			{ id: 'ruse', languages: ['bg'] }
		],
		meetings: [wish(1, 'lodz', 'ruse', { kind: 'must' })]
	}),
	'planted, without a break': {
		problem: planted({ seed: 2, participants: 40, slots: 10, tables: 14 }).problem,
		status: 'optimal',
		best: [0, 0]
	},
	'cluster to cluster, Berlin': {
		problem: { ...brokerageEvent(1), aims: ['held', 'breaks'] },
		status: 'optimal',
		best: [3, 0]
	}
};
