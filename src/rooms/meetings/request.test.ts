import { describe, expect, it } from 'vitest';
import { expiryOf, isReminderDue, stateOf } from './request.ts';

const day = (date: number) => new Date(Date.UTC(2026, 8, date));

describe('a request', () => {
	it.each([
		[null, day(9), 'open'],
		[null, day(10), 'expired'],
		['accepted' as const, day(20), 'accepted']
	])('answered %s is on %s %s', (answer, now, state) =>
		expect(stateOf({ expiresAt: day(10), answer }, now)).toBe(state)
	);

	it.each([
		['waits its days', null, null, day(8)],
		['ends with the asking', day(5), null, day(5)],
		['ends with the first slot', null, day(3), day(3)],
		['does not mind limits that are over', day(1), null, day(8)]
	])('%s', (_, requestsCloseAt, firstSlotAt, expected) =>
		expect(expiryOf(day(1), { answerDays: 7, requestsCloseAt }, firstSlotAt)).toEqual(expected)
	);

	it('is reminded of every few days', () => {
		expect(isReminderDue({ askedAt: day(1), remindedAt: null }, 3, day(3))).toBe(false);
		expect(isReminderDue({ askedAt: day(1), remindedAt: null }, 3, day(4))).toBe(true);
		expect(isReminderDue({ askedAt: day(1), remindedAt: day(4) }, 3, day(6))).toBe(false);
	});
});
