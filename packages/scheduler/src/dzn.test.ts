import { describe, expect, it } from 'vitest';
import { readDzn } from './dzn.ts';

const good = `nBusiness = 3; % people
nMeetings = 2;
nTables = 1;
nTotalSlots = 4;
nMorningSlots = 2;

requested = [|1, 2,1,
|2 ,3, 3 |];
forbidden = [{0}, {0,3},
  2..4];
fixed = [0,
2];
precedences = [{}, {1}];
`;

describe('MiniZinc data', () => {
	it('is read with its own numbers', () => {
		expect(readDzn(good)).toEqual({
			complete: true,
			spread: 2,
			aims: ['held', 'breaks'],
			slots: [
				{ id: 1, half: 'morning' },
				{ id: 2, half: 'morning' },
				{ id: 3, half: 'afternoon' },
				{ id: 4, half: 'afternoon' }
			],
			tables: [{ id: 1 }],
			participants: [{ id: 1 }, { id: 2, unavailable: [3] }, { id: 3, unavailable: [2, 3, 4] }],
			meetings: [
				{ id: 1, who: [1, 2], half: 'morning' },
				{ id: 2, who: [2, 3], slot: 2, after: [1] }
			]
		});
	});

	it('may be written as array2d, and leave out what is optional', () => {
		const text =
			'nBusiness=2;nMeetings=1;nTables=1;nTotalSlots=1;requested=array2d(1..1,1..3,[1,2,2]);';
		expect(readDzn(text, { spread: 0 })).toMatchObject({
			spread: 0,
			meetings: [{ id: 1, who: [1, 2], half: 'afternoon' }]
		});
	});

	it('may hold a circle, which makes the event impossible but is no mistake of form', () => {
		const { meetings } = readDzn(good.replace('[{}, {1}]', '[{2}, {1}]'));
		expect(meetings.map(({ after }) => after)).toEqual([[2], [1]]);
	});

	it.each<[string, string, string]>([
		['line 1, nBusiness: is "-3", not a whole number up to 10000', '= 3;', '= -3;'],
		['line 4, nTotalSlots: is "501", not a whole number up to 500', '= 4;', '= 501;'],
		['line 5, nMorningSlots: is above nTotalSlots, 4', 'nMorningSlots = 2', 'nMorningSlots = 5'],
		['nTables: is missing', 'nTables = 1;', ''],
		['line 3, nMeetings: is given twice', 'nTables', 'nMeetings'],
		['line 2, entry: is not of the form "name = value;"', 'nMeetings = 2', 'nMeetings'],
		['line 3, entry: is not of the form "name = value;"', 'nTables = 1;', 'nTables = 1'],
		['line 7, requested: has 5 numbers, not three for each of 2 meetings', '3, 3 |]', '3 |]'],
		[
			'line 8, requested: row 2 (2, 9, 3) does not name two of 3 participants and a session 1, 2 or 3',
			'|2 ,3',
			'|2 ,9'
		],
		['line 8, requested: holds "-3," out of place', '|2 ,3', '|2 ,-3'],
		['line 7, requested: holds "{" among its numbers', '[|1', '[|{1'],
		['line 7, requested: is not an array, [ … ]', '[|1', '|1'],
		['line 10, forbidden: names 5; the last is 4', '2..4', '2..5'],
		['line 10, forbidden: holds "]" out of place', '2..4', '2..'],
		['line 9, forbidden: holds 3 outside a set', '{0,3}', '3}'],
		['line 10, forbidden: holds "]" out of place', '2..4', '{2'],
		['line 9, forbidden: has 2 sets, not one for each of 3', '{0}, ', ''],
		['line 12, fixed: names slot 9; the last is 4', '\n2]', '\n9]'],
		['line 11, fixed: has 1 numbers, not one for each of 2 meetings', '0,\n2]', '0\n]'],
		['line 13, precedences: names 3; the last is 2', '{1}', '{3}'],
		['line 13, precedences: puts meeting 2 before itself', '{1}', '{1, 2}']
	])('%s', (sentence, from, to) => {
		expect(good).toContain(from);
		expect(() => readDzn(good.replace(from, to))).toThrow(sentence);
	});
});
