import { describe, expect, it } from 'vitest';
import { daysAfter, daysBetween, earlierEnd, isDay, laterOf, monthsAfter } from './calendar-day.ts';

describe('a day of the calendar', () => {
	it.each([
		['2026-02-28', true],
		['2028-02-29', true],
		['2026-02-29', false],
		['2026-02-30', false],
		['2026-13-01', false],
		['2026-1-1', false],
		['', false]
	])('%j is one: %s', (text, is) => expect(isDay(text)).toBe(is));

	it('is counted over leap days and New Year', () => {
		expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01');
		expect(daysAfter('2026-01-01', -1)).toBe('2025-12-31');
		expect(daysBetween('2028-02-01', '2028-03-01')).toBe(29);
	});

	it.each([
		['2026-01-31', 1, '2026-02-28'],
		['2027-11-30', 3, '2028-02-29'],
		['2026-03-31', -1, '2026-02-28'],
		['2026-08-15', 24, '2028-08-15']
	])('%s and %i months are %s', (day, count, then) => expect(monthsAfter(day, count)).toBe(then));

	it('stands before and after another, and before no end at all', () => {
		expect(laterOf('2026-01-02', '2026-01-01')).toBe('2026-01-02');
		expect(earlierEnd(null, '2026-01-01')).toBe('2026-01-01');
		expect(earlierEnd('2025-01-01', '2026-01-01')).toBe('2025-01-01');
	});
});
