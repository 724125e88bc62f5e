import { expect, it } from 'vitest';
import { readMoment, whichOf } from './moment.ts';

const zone = 'Europe/Warsaw';

it.each([
	['2026-03-28T22:00', undefined, '2026-03-28T21:00:00.000Z'],
	['2026-03-29T02:30', undefined, 'hour_skipped'],
	['2026-10-25T02:30', undefined, 'hour_twice'],
	['2026-10-25T02:30', 'first', '2026-10-25T00:30:00.000Z'],
	['2026-10-25T02:30', 'second', '2026-10-25T01:30:00.000Z'],
	['25.10.2026', undefined, 'moment_missing'],
	['2026-13-45T10:00', undefined, 'hour_skipped'],
	['', undefined, 'moment_missing']
])('%s, %s is %s', (wall, which, expected) => {
	const { at, reason } = readMoment(zone, { wall, ...(which && { which }) });
	expect(at?.toISOString() ?? reason).toBe(expected);
	if (at && which) expect(whichOf(zone, at)).toBe(which);
});

it('needs no choice on other nights', () => {
	expect(whichOf(zone, new Date('2026-06-01T10:00:00Z'))).toBe('');
	expect(whichOf(zone, null)).toBe('');
});
