import { expect, test } from 'vitest';
import {
	isOccurrence,
	listOccurrences,
	nextOf,
	standingOn,
	type Lived
} from './obligation-life.ts';
import type { Recurrence } from './obligation.ts';

const promised = (dueOn: string | null, recurrence: Recurrence = 'none', until?: string) => ({
	...{ dueOn, recurrence },
	until: until ?? null
});

test.each([
	[promised('2026-01-31', 'monthly'), '2026-04-30', '2026-01-31 2026-02-28 2026-03-31 2026-04-30'],
	[
		promised('2026-01-15', 'quarterly', '2026-07-15'),
		'2030-01-01',
		'2026-01-15 2026-04-15 2026-07-15'
	],
	[promised('2024-02-29', 'yearly'), '2026-03-01', '2024-02-29 2025-02-28 2026-02-28'],
	[promised('2026-05-01', 'half_yearly'), '2026-04-30', ''],
	[promised('2026-05-01'), '2026-05-01', '2026-05-01'],
	[promised(null), '2026-05-01', '']
])('%j is due, up to %s, on %s', (given, to, days) => {
	expect(listOccurrences(given, to).join(' ')).toBe(days);
});

test.each([
	[promised(null), [], { isComplete: false, dueOn: null }],
	[promised(null), [null], { isComplete: true, dueOn: null }],
	[promised('2026-05-01'), [], { isComplete: false, dueOn: '2026-05-01' }],
	[promised('2026-05-01'), ['2026-04-01'], { isComplete: true, dueOn: null }],
	[promised('2026-01-31', 'monthly'), ['2026-01-31'], { isComplete: false, dueOn: '2026-02-28' }],
	[promised('2026-01-31', 'monthly'), ['2026-02-28'], { isComplete: false, dueOn: '2026-01-31' }],
	[
		promised('2026-01-31', 'monthly', '2026-02-28'),
		['2026-01-31', '2026-02-28'],
		{ isComplete: true, dueOn: null }
	]
])('of %j, where %j was fulfilled, %j comes next', (given, fulfilled, next) => {
	expect(nextOf(given, new Set(fulfilled))).toEqual(next);
});

test('only a day of the rhythm can be fulfilled', () => {
	const monthly = promised('2026-01-31', 'monthly', '2026-03-31');
	expect(isOccurrence(monthly, '2026-02-28')).toBe(true);
	expect(isOccurrence(monthly, '2026-02-27')).toBe(false);
	expect(isOccurrence(monthly, '2026-04-30')).toBe(false);
	expect(isOccurrence(monthly, null)).toBe(false);
	expect(isOccurrence(promised(null), null)).toBe(true);
});

const lived = (changes: Partial<Lived>): Lived => ({
	...{ nextDueOn: '2026-05-01', isComplete: false, isReleased: false, isEnded: false },
	...changes
});

test.each([
	['2026-04-30', lived({}), 'due'],
	['2026-05-01', lived({}), 'due'],
	['2026-05-02', lived({}), 'overdue'],
	['2026-05-02', lived({ nextDueOn: null }), 'open'],
	['2026-05-02', lived({ nextDueOn: null, isComplete: true }), 'done'],
	['2026-05-02', lived({ isReleased: true }), 'released'],
	['2026-05-02', lived({ isEnded: true }), 'ended'],
	['2026-05-02', lived({ isEnded: true, isComplete: true }), 'done']
])('on %s %j is %s', (today, given, standing) => {
	expect(standingOn(today, given)).toBe(standing);
});
