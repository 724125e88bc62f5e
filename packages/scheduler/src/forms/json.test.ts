import { describe, expect, it } from 'vitest';
import type { Problem } from '../problem.ts';
import { checkProblem } from './check-problem.ts';
import { readJson, readSchedule } from './json.ts';

const fair = (): Problem => ({
	name: 'Łódź',
	slots: [
		{ id: 1, day: 'Mon', start: '2026-11-23T09:00:00Z', end: '2026-11-23T09:20:00Z' },
		{ id: 2, day: 'Mon', start: '2026-11-23T10:25:00+01:00', end: '2026-11-23T10:45:00+01:00' },
		{ id: 3, day: 'Tue', half: 'morning', start: '2026-11-24T09:00:00Z' }
	],
	tables: [
		{ id: 'A', host: 'ruse', slots: [1, 2] },
		{ id: 'B', seats: 2 }
	],
	participants: [
		{ id: 'lodz', unavailable: [1], hours: { zone: 'Europe/Warsaw', from: '09:00', to: '18:00' } },
		{ id: 'ruse', groups: ['buyer'], delegates: [{ id: 1, unavailable: [2] }, { id: 2 }] },
		{ id: 7, preferred: ['3'] }
	],
	meetings: [
		{ id: 1, who: ['lodz', 'ruse'], weight: 3, table: 'A', kind: 'must' },
		{ id: 2, who: ['lodz', '7'], after: [1], resources: ['anna'] },
		{ id: 3, who: [7] }
	],
	resources: [{ id: 'anna', languages: ['pl', 'bg'], capacity: 1 }],
	limits: [{ of: 'buyer', with: 7, most: 2, per: 'day' }],
	spread: 2,
	aims: ['held', 'breaks']
});

/** The fair with one thing put elsewhere, or taken out, as JSON over many lines. */
const changed = (path: string, value: unknown): string => {
	const problem: unknown = fair();
	const steps = path.split('.');
	const last = steps.pop()!;
	let inner = problem as Record<string, unknown>;
	for (const step of steps) inner = inner[step] as Record<string, unknown>;
	inner[last] = value;
	return JSON.stringify(problem, null, 1);
};

const complaintOf = (read: () => unknown): string => {
	try {
		read();
	} catch (error) {
		expect((error as Error).name).toBe('Complaint');
		return (error as Error).message;
	}
	return 'nothing';
};

/** Without the line, which the pretty-printing sets. */
const said = (path: string, value: unknown) =>
	complaintOf(() => readJson(changed(path, value))).replace(/line \d+, /, '');

describe('a problem as JSON', () => {
	it('is read as it is written', () => {
		expect(readJson(JSON.stringify(fair()))).toEqual(fair());
		expect(readJson(`\uFEFF${JSON.stringify(fair())}`)).toEqual(fair());
	});

	it.each<[string, string, unknown]>([
		['tables: is missing', 'tables', undefined],
		['meetings: is "x", not a list', 'meetings', 'x'],
		['file: has "fairness", which is not a field of it', 'fairness', 2],
		[
			'participants, entry 1: has "unavailble", which is not a field of it',
			'participants.0.unavailble',
			[2]
		],
		['participants, entry 3, id: is missing', 'participants.2.id', undefined],
		['participants, entry 3, id: is null, not text or a number', 'participants.2.id', null],
		['participants, entry 3, id: is empty', 'participants.2.id', ''],
		[
			'participants, entry 3, id: is 1.5, not a whole number; put it in quotes to use it as a name',
			'participants.2.id',
			1.5
		],
		[
			'participants, entry 3, id: is "ruse", which an earlier one has already',
			'participants.2.id',
			'ruse'
		],
		['slots, entry 2, id: is "1", which an earlier one has already', 'slots.1.id', '1'],
		[
			'meetings, entry 2, who: names "anna", who is not among the participants',
			'meetings.1.who.1',
			'anna'
		],
		['meetings, entry 2, who: names nobody', 'meetings.1.who', []],
		['meetings, entry 3, who: names "7" twice', 'meetings.2.who', [7, '7']],
		['meetings, entry 1, weight: is -1, not a whole number from 0', 'meetings.0.weight', -1],
		['meetings, entry 1, weight: is 0.5, not a whole number from 0', 'meetings.0.weight', 0.5],
		['meetings, entry 1, weight: is 1000000000000; 1000000 is the most', 'meetings.0.weight', 1e12],
		[
			'meetings, entry 1, kind: is "may", not one of "requested", "accepted", "must", "never"',
			'meetings.0.kind',
			'may'
		],
		['meetings, entry 1, table: names "C", which is not among the tables', 'meetings.0.table', 'C'],
		[
			'meetings, entry 2, table: is the own table of "ruse", who is not in this meeting',
			'meetings.1.table',
			'A'
		],
		[
			'meetings, entry 2, after: names 9, which is not among the wishes',
			'meetings.1.after',
			[1, 9]
		],
		['meetings, entry 1, after: stands in a circle: 1 after 2 after 1', 'meetings.0.after', [2]],
		['meetings, entry 3, after: stands in a circle: 3 after 3', 'meetings.2.after', [3]],
		[
			'meetings, entry 2, resources: names "boris", which is not among the resources',
			'meetings.1.resources',
			['boris']
		],
		[
			'participants, entry 1, unavailable: names 4, which is not among the slots',
			'participants.0.unavailable',
			[4]
		],
		[
			'participants, entry 2, delegates 1, unavailable: names 8, which is not among the slots',
			'participants.1.delegates.0.unavailable',
			[8]
		],
		[
			'participants, entry 2, delegates 2, id: is 1, which an earlier one has already',
			'participants.1.delegates.1.id',
			1
		],
		[
			'participants, entry 2, delegates: has 65 entries; 64 is the most',
			'participants.1.delegates',
			Array.from({ length: 65 }, (_, id) => ({ id }))
		],
		[
			'slots: has 501 entries; 500 is the most',
			'slots',
			Array.from({ length: 501 }, (_, id) => ({ id }))
		],
		[
			'participants, entry 1, hours, zone: is "Europe/Lodz", not a known time zone',
			'participants.0.hours.zone',
			'Europe/Lodz'
		],
		[
			'participants, entry 1, hours, from: is "9:00", not an hour such as "09:30"',
			'participants.0.hours.from',
			'9:00'
		],
		[
			'participants, entry 1, hours, to: is 08:00, not later than 09:00',
			'participants.0.hours.to',
			'08:00'
		],
		[
			'participants, entry 1, hours, from: needs slots with a start; slot 3 has none',
			'slots.2.start',
			undefined
		],
		[
			'slots, entry 1, start: is "2026-02-30T09:00:00Z", not an instant such as "2026-11-21T09:00:00Z"',
			'slots.0.start',
			'2026-02-30T09:00:00Z'
		],
		[
			'slots, entry 1, start: is "2026-11-23T09:00:00", not an instant such as "2026-11-21T09:00:00Z"',
			'slots.0.start',
			'2026-11-23T09:00:00'
		],
		[
			'slots, entry 1, end: is 2026-11-23T08:00:00Z, not later than the start, 2026-11-23T09:00:00Z',
			'slots.0.end',
			'2026-11-23T08:00:00Z'
		],
		['slots, entry 1, start: is missing, and there is an end', 'slots.0.start', undefined],
		[
			'slots, entry 2, start: is 2026-11-23T09:10:00Z, before the end of slot 1, 2026-11-23T09:20:00Z',
			'slots.1.start',
			'2026-11-23T09:10:00Z'
		],
		[
			'slots, entry 3, start: is 2026-11-22T09:00:00Z, not later than that of slot 2; slots stand in the order of time',
			'slots.2.start',
			'2026-11-22T09:00:00Z'
		],
		[
			'slots, entry 4, day: is "Mon" again; the slots of a day stand together',
			'slots.3',
			{ id: 4, day: 'Mon' }
		],
		[
			'tables, entry 1, host: names "anna", who is not among the participants',
			'tables.0.host',
			'anna'
		],
		['tables, entry 2, host: is "ruse", who stays at table "A" already', 'tables.1.host', 'ruse'],
		['tables, entry 2, seats: is 0, not a whole number from 1', 'tables.1.seats', 0],
		['tables, entry 1, slots: names 5, which is not among the slots', 'tables.0.slots', [1, 5]],
		[
			'limits, entry 1, of: names "seller", which is neither a participant nor a group of one',
			'limits.0.of',
			'seller'
		],
		['limits, entry 1, most: is 2.5, not a whole number from 0', 'limits.0.most', 2.5],
		['spread: is -1, not a whole number from 0', 'spread', -1],
		['aims, entry 3: is "held", which stands there already', 'aims.2', 'held']
	])('%s', (sentence, path, value) => {
		expect(said(path, value)).toBe(sentence);
	});

	it.each([
		['', 'line 1, file: is not JSON: the file ends where a value is expected'],
		['[]', 'line 1, file: is a list, not an object'],
		[
			'{\n"slots": [1,\n 2',
			'line 3, file: is not JSON: the file ends where "," or the closing bracket is expected'
		],
		['{\n"slots": x }', 'line 2, file: is not JSON: "x" stands where a value is expected'],
		['{"a": 1,\n\n}', 'line 3, file: is not JSON: "}" stands where a name in quotes is expected'],
		['{"a" 1}', 'line 1, file: is not JSON: "1}" stands where ":" is expected'],
		['[1, 2,\n]', 'line 2, file: is not JSON: "]" stands where a value is expected'],
		['{"a": "tab\there"}', 'line 1, file: is not JSON: "\\"tab" stands where a value is expected'],
		['{}\n}', 'line 2, file: is not JSON: "}" stands where the end is expected']
	])('%s', (text, sentence) => {
		expect(complaintOf(() => readJson(text))).toBe(sentence);
	});

	it('is not overwhelmed by a hundred thousand open brackets', () => {
		expect(complaintOf(() => readJson('['.repeat(100_000)))).toBe(
			'line 1, file: is not JSON: the file ends where a value or "]" is expected'
		);
		expect(complaintOf(() => readJson('['.repeat(100_000) + ']'.repeat(100_000)))).toBe(
			'line 1, file: is a list, not an object'
		);
	});

	it('names the line of the value', () => {
		const text = changed('meetings.1.who.1', 'anna');
		const line = text.split('\n').findIndex((one) => one.includes('"anna"')) + 1;
		expect(complaintOf(() => readJson(text))).toBe(
			`meetings, line ${line}, entry 2, who: names "anna", who is not among the participants`
		);
	});

	it('is checked without a text too', () => {
		const problem = fair();
		problem.meetings[1]!.who = ['anna'];
		expect(complaintOf(() => checkProblem(problem))).toBe(
			'meetings, entry 2, who: names "anna", who is not among the participants'
		);
	});
});

describe('a schedule as JSON', () => {
	it('is read from what the command prints', () => {
		const printed = {
			status: 'optimal',
			objective: 0,
			meetings: [
				{ meeting: 1, slot: 2, table: 'A', delegates: { ruse: 1 } },
				{ meeting: 3, slot: 1, table: null }
			]
		};
		expect(readSchedule(JSON.stringify(printed)).meetings).toEqual([
			{ meeting: 1, slot: 2, table: 'A', delegates: { ruse: 1 } },
			{ meeting: 3, slot: 1 }
		]);
	});

	it('keeps the certificate', () => {
		const aims = [
			{ aim: 'held', value: 2, bound: 1, argument: { by: 'counting' } },
			{ aim: 'breaks', value: 1, bound: 1, argument: { by: 'prices', unit: 4, slots: [0, 3] } }
		];
		expect(readSchedule(JSON.stringify({ meetings: [], aims }))).toEqual({ meetings: [], aims });
	});

	it.each([
		['{}', 'line 1, meetings: is missing'],
		[
			'{"meetings": [],\n"aims": [{"aim": "held", "value": 1, "bound": 1, "argument": {"by": "faith"}}]}',
			'aims, line 2, entry 1, argument, by: is "faith", not an argument that is known'
		],
		['{"meetings": [\n{"meeting": 1}]}', 'meetings, line 2, entry 1, slot: is missing'],
		[
			'{"meetings": [{"meeting": 1, "slot": []}]}',
			'meetings, line 1, entry 1, slot: is a list, not text or a number'
		]
	])('%s', (text, sentence) => {
		expect(complaintOf(() => readSchedule(text))).toBe(sentence);
	});
});
