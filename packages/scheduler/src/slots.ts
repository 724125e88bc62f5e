/** Slots from the hours that an organiser sets. */
import { Complaint } from './complaint.ts';
import { checkSlots } from './forms/check-slots.ts';
import { MOST, placeInProblem, show } from './forms/place.ts';
import { hourAt, instantAt, instantText, isDate, isHour, isZone } from './forms/time-of-day.ts';
import type { Half, Slot } from './problem.ts';

/** A stretch of hours in which people meet, `HH:MM` by the clock of the day's zone. */
export interface Block {
	from: string;
	to: string;
	/** What limits call it. Default: its number in the day, from 1. */
	name?: string;
	/** Default: by noon, each slot for itself. */
	half?: Half;
}

export interface Day {
	/** `YYYY-MM-DD` */
	date: string;
	/** A time zone of the IANA, e.g. `Europe/Warsaw`. */
	zone: string;
	blocks: Block[];
}

export interface Hours {
	days: Day[];
	/** How long a slot is. */
	minutes: number;
	/** What is left free between two slots of a block. Default 0. */
	buffer?: number;
}

const MINUTE = 60_000;

/**
 * Cuts the blocks of an event's days into slots with ids from 1 on and instants in UTC. A slot that
 * would end after its block is left out. Minutes are those that pass, not those that the clock
 * shows: a block from 01:00 to 04:00 in the night of the change to summer time is two hours long.
 * @throws {Complaint} for hours, dates, zones and lengths that cannot be, and for more than 500 slots.
 * @example makeSlots({ days: [{ date: '2026-11-21', zone: 'Europe/Warsaw', blocks: [{ from: '09:00',
 *   to: '10:00' }] }], minutes: 20, buffer: 5 }) // two slots, at 08:00 and 08:25 in UTC
 */
export function makeSlots({ days, minutes, buffer = 0 }: Hours): Slot[] {
	checkLength(minutes, 'minutes', 1);
	checkLength(buffer, 'buffer', 0);
	const slots: Slot[] = [];
	days.forEach((day, d) => {
		checkDay(day, d);
		day.blocks.forEach((block, b) => {
			for (const start of startsOf(block, day, { minutes, buffer })) {
				if (slots.length === MOST.slots) {
					fail(['days', d, 'blocks', b, 'to'], `makes more than ${MOST.slots} slots`);
				}
				slots.push({
					id: slots.length + 1,
					day: day.date,
					half: block.half ?? (hourAt(start, day.zone) < '12:00' ? 'morning' : 'afternoon'),
					block: block.name ?? b + 1,
					start: instantText(start),
					end: instantText(start + minutes * MINUTE)
				});
			}
		});
	});
	checkSlots(slots, fail);
	return slots;
}

function startsOf(
	{ from, to }: Block,
	{ date, zone }: Day,
	{ minutes, buffer }: { minutes: number; buffer: number }
): number[] {
	const first = instantAt(date, from, zone);
	const room = (instantAt(date, to, zone) - first) / MINUTE;
	const count = Math.floor((room + buffer) / (minutes + buffer));
	return Array.from(
		{ length: Math.min(Math.max(0, count), MOST.slots + 1) },
		(_, i) => first + i * (minutes + buffer) * MINUTE
	);
}

function fail(path: (string | number)[], says: string): never {
	throw new Complaint(placeInProblem(path), says);
}

function checkLength(value: number, field: string, least: number): void {
	if (Number.isInteger(value) && value >= least && value <= 24 * 60) return;
	fail([field], `is ${value}, not a whole number of minutes from ${least} to ${24 * 60}`);
}

function checkDay({ date, zone, blocks }: Day, d: number): void {
	if (!isDate(date)) fail(['days', d, 'date'], `is ${show(date)}, not a date such as "2026-11-21"`);
	if (!isZone(zone)) fail(['days', d, 'zone'], `is ${show(zone)}, not a known time zone`);
	blocks.forEach(({ from, to }, b) => {
		for (const [field, hour] of [
			['from', from],
			['to', to]
		] as const) {
			if (isHour(hour)) continue;
			fail(['days', d, 'blocks', b, field], `is ${show(hour)}, not an hour such as "09:30"`);
		}
		if (to <= from) fail(['days', d, 'blocks', b, 'to'], `is ${to}, not later than ${from}`);
	});
}
