import { describe, expect, it } from 'vitest';
import { attendedMinutes, shownCertificateCode } from './certificate.ts';

const at = (time: string, day = 14) => new Date(`2026-04-${day}T${time}:00Z`);
const session = (id: string, from: string, until: string, day = 14) => ({
	...{ id, kind: 'talk' as const, startsAt: at(from, day), endsAt: at(until, day) }
});
const event = { startsAt: at('07:00'), endsAt: at('15:00'), timeZone: 'Europe/Warsaw' };
const came = (time: string, sessionId: string | null = null, day = 14) => ({
	sessionId,
	at: at(time, day).getTime()
});
const none = new Set<string>();

describe('hours attended', () => {
	it('are those of the sessions, without breaks, side by side counted once', () => {
		const sessions = [
			session('a', '07:00', '08:00'),
			{ ...session('pause', '08:00', '08:30'), kind: 'pause' as const },
			session('b', '08:30', '10:00'),
			session('c', '09:00', '10:30')
		];
		expect(attendedMinutes([came('07:05')], { ...event, sessions }, none)).toBe(180);
	});

	it('leave out sessions with a door one did not go through', () => {
		const sessions = [session('a', '07:00', '08:00'), session('workshop', '09:00', '11:00')];
		const doors = new Set(['workshop']);
		expect(attendedMinutes([came('07:00')], { ...event, sessions }, doors)).toBe(60);
		const both = [came('07:00'), came('09:00', 'workshop')];
		expect(attendedMinutes(both, { ...event, sessions }, doors)).toBe(180);
	});

	it('leave out the days before one came', () => {
		const sessions = [session('a', '07:00', '08:00'), session('b', '07:00', '09:00', 15)];
		const days = { ...event, endsAt: at('15:00', 15), sessions };
		expect(attendedMinutes([came('07:00', null, 15)], days, none)).toBe(120);
	});

	it('are the whole day without a programme, unknown over several days', () => {
		expect(attendedMinutes([came('07:30')], { ...event, sessions: [] }, none)).toBe(480);
		const days = { ...event, endsAt: at('15:00', 16), sessions: [] };
		expect(attendedMinutes([came('07:30')], days, none)).toBe(null);
	});
});

it('a code is read in fours', () => expect(shownCertificateCode('ABCDEFGH')).toBe('ABCD-EFGH'));
