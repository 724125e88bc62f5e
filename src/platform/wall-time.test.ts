import { describe, expect, it } from 'vitest';
import { instantsAt, isTimeZone, offsetAt, wallTime } from './wall-time.ts';

const told = (zone: string, wall: string) =>
	instantsAt(zone, wall).map((instant) => instant.toISOString());

describe('what the clocks show', () => {
	it.each([
		['Europe/Warsaw', '2026-06-01T09:00', ['2026-06-01T07:00:00.000Z']],
		['Europe/Sofia', '2026-12-01T09:00', ['2026-12-01T07:00:00.000Z']],
		['Europe/Warsaw', '2026-03-29T02:30', []],
		['Europe/Warsaw', '2026-03-29T03:00', ['2026-03-29T01:00:00.000Z']],
		['Europe/Warsaw', '2026-10-25T02:30', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
		['Europe/Warsaw', '2026-10-25T03:00', ['2026-10-25T02:00:00.000Z']],
		['Australia/Lord_Howe', '2026-10-04T02:15', []],
		['Asia/Kathmandu', '2026-01-01T00:00', ['2025-12-31T18:15:00.000Z']],
		['Europe/Warsaw', 'tomorrow', []]
	])('in %s %s is %j', (zone, wall, instants) => expect(told(zone, wall)).toEqual(instants));

	it('is the same read back', () => {
		for (const wall of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-07-01T00:00']) {
			const [instant = new Date(0)] = instantsAt('Europe/Berlin', wall);
			expect(wallTime('Europe/Berlin', instant)).toBe(wall);
		}
	});

	it('makes a day of 23 hours in March and of 25 in October', () => {
		const [march = 0, after = 0] = ['2026-03-29T00:00', '2026-03-30T00:00'].map((wall) =>
			instantsAt('Europe/Warsaw', wall)[0]?.getTime()
		);
		expect((after - march) / 3_600_000).toBe(23);
		const [october = 0, next = 0] = ['2026-10-25T00:00', '2026-10-26T00:00'].map((wall) =>
			instantsAt('Europe/Warsaw', wall)[0]?.getTime()
		);
		expect((next - october) / 3_600_000).toBe(25);
	});
});

it('knows its zones', () => {
	expect(isTimeZone('Europe/Warsaw')).toBe(true);
	expect(isTimeZone('Europe/Osnova')).toBe(false);
	expect(isTimeZone('')).toBe(false);
	expect(offsetAt('Europe/Sofia', new Date('2026-07-01T12:00:30Z'))).toBe(3 * 3_600_000);
});
