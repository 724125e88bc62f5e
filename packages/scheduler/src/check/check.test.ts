import { expect, test } from 'vitest';
import type { Answer } from '../answer.ts';
import type { Placement, Problem } from '../problem.ts';
import { check } from './check.ts';

const problem: Problem = {
	slots: [
		{
			id: 1,
			day: 'mon',
			half: 'morning',
			start: '2026-11-23T08:00:00Z',
			end: '2026-11-23T08:20:00Z'
		},
		{
			id: 2,
			day: 'mon',
			half: 'morning',
			start: '2026-11-23T08:25:00Z',
			end: '2026-11-23T08:45:00Z'
		},
		{
			id: 3,
			day: 'mon',
			half: 'afternoon',
			start: '2026-11-23T13:00:00Z',
			end: '2026-11-23T13:20:00Z'
		}
	],
	tables: [{ id: 'A' }, { id: 'B', kind: 'quiet', slots: [1, 2] }, { id: 'H', host: 'host' }],
	participants: [
		{ id: 'host' },
		{ id: 'lodz', unavailable: [3], groups: ['cluster'] },
		{ id: 'ruse', hours: { zone: 'Europe/Sofia', from: '10:00', to: '11:00' } },
		{ id: 'lyon', delegates: [{ id: 'x' }, { id: 'y', unavailable: [1] }] },
		{ id: 'riga' }
	],
	resources: [{ id: 'interpreter', unavailable: [2] }],
	limits: [{ id: 'one a day', of: 'cluster', most: 2, per: 'day' }],
	meetings: [
		{ id: 1, who: ['host', 'lodz'] },
		{ id: 2, who: ['lodz', 'ruse'], after: [1] },
		{ id: 3, who: ['lyon', 'riga'], tableKind: 'quiet', kind: 'must', half: 'morning' },
		{ id: 4, who: ['lyon', 'lodz'], resources: ['interpreter'] },
		{ id: 5, who: ['lyon', 'ruse'], kind: 'never' },
		{ id: 6, who: ['host', 'riga'], slot: 3 }
	]
};

const good: Placement[] = [
	{ meeting: 1, slot: 1, table: 'H' },
	{ meeting: 2, slot: 2, table: 'A' },
	{ meeting: 3, slot: 2, table: 'B' },
	{ meeting: 6, slot: 3, table: 'H' }
];
const instead = (...placements: Placement[]) => {
	const ids = new Set(placements.map(({ meeting }) => meeting));
	return [...good.filter(({ meeting }) => !ids.has(meeting)), ...placements];
};

test('a schedule in order has nothing broken', () => {
	expect(check(problem, { meetings: good }).broken).toEqual([]);
});

test.each<[string, Placement[]]>([
	['unknown', instead({ meeting: 9, slot: 1, table: 'A' })],
	['unknown', instead({ meeting: 4, slot: 1, table: 'Z' })],
	['held_twice', [...good, { meeting: 1, slot: 3, table: 'H' }]],
	['never_wished', instead({ meeting: 5, slot: 1, table: 'A' })],
	['not_in_its_slot', instead({ meeting: 6, slot: 2, table: 'H' })],
	['wrong_half', instead({ meeting: 3, slot: 3, table: 'B' })],
	[
		'order_broken',
		instead({ meeting: 2, slot: 1, table: 'A' }, { meeting: 1, slot: 2, table: 'H' })
	],
	['wrong_table', instead({ meeting: 1, slot: 1, table: 'A' })],
	['wrong_table', instead({ meeting: 2, slot: 2, table: 'H' })],
	['wrong_table', instead({ meeting: 3, slot: 2, table: 'A' })],
	['wrong_table', instead({ meeting: 2, slot: 2 })],
	['person_away', instead({ meeting: 4, slot: 3, table: 'A' })],
	['person_away', instead({ meeting: 2, slot: 3, table: 'A' })],
	['at_once', instead({ meeting: 4, slot: 1, table: 'A' })],
	['at_once', instead({ meeting: 4, slot: 2, table: 'A' })],
	['limit_passed', instead({ meeting: 4, slot: 1, table: 'A' })],
	['must_be_held', good.filter(({ meeting }) => meeting !== 3)]
])('finds %s', (word, meetings) => {
	expect(check(problem, { meetings }).broken.map((one) => one.word)).toContain(word);
});

test('finds a spread that is too wide', () => {
	const uneven: Problem = { ...problem, spread: 0 };
	expect(check(uneven, { meetings: good }).broken).toEqual([{ word: 'spread_passed', about: [1] }]);
});

test('counts values and bounds again', () => {
	const claim = (aim: Answer['aims'][number]) => check(problem, { meetings: good, aims: [aim] });
	const counting = { by: 'counting' as const };
	expect(claim({ aim: 'held', value: 1, bound: 0, argument: counting }).verified).toEqual(['held']);
	expect(claim({ aim: 'held', value: 0, bound: 0, argument: counting }).broken).toEqual([
		{ word: 'value_is_wrong', about: ['held', 0, 1] }
	]);
	expect(claim({ aim: 'held', value: 1, bound: 1, argument: counting }).broken).toEqual([
		{ word: 'bound_is_wrong', about: ['held', 1, 0] }
	]);
	expect(claim({ aim: 'breaks', value: 1, bound: 1, argument: { by: 'search' } }).believed).toEqual(
		['breaks']
	);
});
