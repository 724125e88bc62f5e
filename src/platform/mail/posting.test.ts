import { describe, expect, it } from 'vitest';
import { after, days, hours } from '../clock.ts';
import { isRefused, mostAttempts, postalState, waitsUntil } from './posting.ts';

const now = new Date('2026-03-02T09:00:00Z');

describe('a refused letter', () => {
	it('waits longer each time, some four days in all, and is then given up', () => {
		let at = now;
		for (let attempts = 1; attempts < mostAttempts; attempts += 1) {
			const next = waitsUntil(attempts, at);
			expect(next && next > at).toBe(true);
			at = next ?? at;
		}
		expect(waitsUntil(mostAttempts, at)).toBeNull();
		expect(at > after(now, days(4)) && at < after(now, days(5))).toBe(true);
		expect(waitsUntil(1, now)).toEqual(after(now, hours(1 / 60)));
	});

	it.each([
		[{ sentAt: now, attempts: 1 }, 'sent'],
		[{ sentAt: null, attempts: 0 }, 'waiting'],
		[{ sentAt: null, attempts: mostAttempts }, 'given_up']
	])('%o is %s', (letter, state) => expect(postalState(letter)).toBe(state));

	it.each([
		[{ code: 'EENVELOPE', command: 'RCPT TO' }, true],
		[{ code: 'EENVELOPE', command: 'API' }, true],
		[{ code: 'EMESSAGE', command: 'DATA' }, true],
		[{ code: 'EENVELOPE', command: 'MAIL FROM' }, false],
		[{ code: 'EAUTH', command: 'AUTH PLAIN' }, false],
		[{ code: 'ESOCKET', command: 'CONN' }, false],
		[new Error('anything else'), false]
	])('%o is the letter’s own fault: %s', (failure, own) => expect(isRefused(failure)).toBe(own));
});
