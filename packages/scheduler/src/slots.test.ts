import { describe, expect, it } from 'vitest';
import { makeSlots, type Hours } from './slots.ts';

const zone = 'Europe/Warsaw';
const one = (date: string, from: string, to: string, minutes = 60) =>
	makeSlots({ days: [{ date, zone, blocks: [{ from, to }] }], minutes });

describe('slots from hours', () => {
	it('leaves buffers between them, and out what would end after the block', () => {
		const slots = makeSlots({
			days: [
				{
					date: '2026-11-21',
					zone,
					blocks: [
						{ from: '09:00', to: '10:05' },
						{ from: '11:40', to: '12:40', name: 'hall' }
					]
				},
				{ date: '2026-11-22', zone, blocks: [{ from: '13:00', to: '13:20', half: 'morning' }] }
			],
			minutes: 20,
			buffer: 5
		});
		expect(slots.map(({ id, day, half, block, start }) => [id, day, half, block, start])).toEqual([
			[1, '2026-11-21', 'morning', 1, '2026-11-21T08:00:00Z'],
			[2, '2026-11-21', 'morning', 1, '2026-11-21T08:25:00Z'],
			[3, '2026-11-21', 'morning', 'hall', '2026-11-21T10:40:00Z'],
			[4, '2026-11-21', 'afternoon', 'hall', '2026-11-21T11:05:00Z'],
			[5, '2026-11-22', 'morning', 1, '2026-11-22T12:00:00Z']
		]);
		expect(slots[1]!.end).toBe('2026-11-21T08:45:00Z');
	});

	it.each([
		['summer time leaves out an hour', '2026-03-29', '01:00', '04:00', 2],
		['winter time gives one more', '2026-10-25', '01:00', '04:00', 4],
		['an ordinary night', '2026-11-21', '01:00', '04:00', 3],
		['until midnight', '2026-11-21', '22:00', '24:00', 2],
		['an hour left out stands for the one after it', '2026-03-29', '02:30', '04:30', 1]
	])('%s', (_, date, from, to, count) => {
		expect(one(date, from, to)).toHaveLength(count);
	});

	it('meets at the same hour of the clock before and after the change', () => {
		const starts = ['2026-03-28', '2026-03-29'].map(
			(date) => one(date, '09:00', '10:00')[0]!.start
		);
		expect(starts).toEqual(['2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z']);
	});

	const good: Hours = {
		days: [{ date: '2026-11-21', zone, blocks: [{ from: '09:00', to: '12:00' }] }],
		minutes: 20
	};
	const day = good.days[0]!;
	it.each<[string, Partial<Hours>]>([
		['minutes: is 0, not a whole number of minutes from 1 to 1440', { minutes: 0 }],
		['buffer: is 2.5, not a whole number of minutes from 0 to 1440', { buffer: 2.5 }],
		[
			'days, entry 1, date: is "2026-02-29", not a date such as "2026-11-21"',
			{ days: [{ ...day, date: '2026-02-29' }] }
		],
		['days, entry 1, zone: is "Łódź", not a known time zone', { days: [{ ...day, zone: 'Łódź' }] }],
		[
			'days, entry 1, blocks 1, from: is "9", not an hour such as "09:30"',
			{ days: [{ ...day, blocks: [{ from: '9', to: '12:00' }] }] }
		],
		[
			'days, entry 1, blocks 1, to: is 08:00, not later than 09:00',
			{ days: [{ ...day, blocks: [{ from: '09:00', to: '08:00' }] }] }
		],
		[
			'slots, entry 10, start: is 2026-11-21T08:00:00Z, not later than that of slot 9; slots stand in the order of time',
			{ days: [day, day] }
		],
		[
			'days, entry 1, blocks 1, to: makes more than 500 slots',
			{ days: [{ ...day, blocks: [{ from: '00:00', to: '24:00' }] }], minutes: 1 }
		]
	])('%s', (sentence, change) => {
		expect(() => makeSlots({ ...good, ...change })).toThrow(sentence);
	});
});
