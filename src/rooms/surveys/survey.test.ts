import { describe, expect, it } from 'vitest';
import { isReminderDue, stateOf } from './survey.ts';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const open = { openedAt: at('2026-03-02'), openUntil: '2026-03-16', closedAt: null };

describe('the state of a survey', () => {
	it.each([
		[{ ...open, openedAt: null }, '2026-03-02', 'draft'],
		[open, '2026-03-02', 'open'],
		[open, '2026-03-16', 'open'],
		[open, '2026-03-17', 'closed'],
		[{ ...open, closedAt: at('2026-03-05') }, '2026-03-06', 'closed']
	])('%o is on %s %s', (survey, day, state) => expect(stateOf(survey, at(day))).toBe(state));
});

describe('the reminder', () => {
	it.each([
		['2026-03-02', '2026-03-16', '2026-03-12', false],
		['2026-03-02', '2026-03-16', '2026-03-13', true],
		['2026-03-02', '2026-03-16', '2026-03-16', true],
		['2026-03-02', '2026-03-16', '2026-03-17', false],
		['2026-03-02', '2026-03-04', '2026-03-02', false],
		['2026-03-02', '2026-03-04', '2026-03-03', true],
		['2026-03-02', '2026-03-03', '2026-03-03', false]
	])('opened %s until %s, on %s: %s', (opened, openUntil, day, isDue) =>
		expect(isReminderDue({ openedAt: at(opened), openUntil, closedAt: null }, at(day))).toBe(isDue)
	);
});
