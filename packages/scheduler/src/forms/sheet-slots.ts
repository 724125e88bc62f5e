/** Slots as people write them: a date, and hours of the day in the event's time zone. */
import type { Slot } from '../problem.ts';
import type { Row } from './sheet-rows.ts';
import { show } from './place.ts';
import {
	hourAt,
	instantAt,
	instantText,
	isDate,
	isHour,
	isInstant,
	isZone
} from './time-of-day.ts';

/** `start` and `end` are instants, `2026-11-21 09:00`, or `09:00` on a `day` that is a date. */
export function slotOf(row: Row, i: number, zone: string | undefined): Slot {
	const written = row.text('day');
	const date = written === undefined ? undefined : dateOf(written);
	const start = instantOf(row, 'start', date, zone);
	const end = instantOf(row, 'end', date, zone);
	const half = row.half('half') ?? halfOf(start, zone);
	const block = row.id('block');
	return {
		id: row.id('id') ?? i + 1,
		...(written === undefined ? {} : { day: date ?? row.id('day')! }),
		...(half ? { half } : {}),
		...(block === undefined ? {} : { block }),
		...(start === undefined ? {} : { start }),
		...(end === undefined ? {} : { end })
	};
}

/** `9:00` and `09:00:00` are 09:00. */
export function hourOf(row: Row, column: string): string | undefined {
	const text = row.text(column);
	if (text === undefined) return undefined;
	return clockOf(text) ?? row.fail(column, `is ${show(text)}, not an hour such as "09:30"`);
}

function clockOf(text: string): string | undefined {
	const [, hours, minutes] = /^(\d{1,2})[:.](\d\d)(?::\d\d)?$/.exec(text) ?? [];
	const clock = `${hours?.padStart(2, '0')}:${minutes}`;
	return isHour(clock) ? clock : undefined;
}

/** `2026-11-21`, or with dots the day first, `21.11.2026`. */
function dateOf(text: string): string | undefined {
	const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
	const date =
		year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
	return isDate(date) ? date : undefined;
}

function halfOf(start: string | undefined, zone: string | undefined): Slot['half'] {
	if (start === undefined || zone === undefined || !isZone(zone)) return undefined;
	return hourAt(Date.parse(start), zone) < '12:00' ? 'morning' : 'afternoon';
}

function instantOf(
	row: Row,
	column: string,
	day: string | undefined,
	zone: string | undefined
): string | undefined {
	const text = row.text(column);
	if (text === undefined || isInstant(text)) return text;
	const [, written, clock = text] = /^(\S{1,12})[T ]\s?(\S{1,12})$/.exec(text) ?? [];
	const date = written === undefined ? day : dateOf(written);
	const hour = clockOf(clock);
	if (hour === undefined || (written !== undefined && date === undefined)) {
		row.fail(column, `is ${show(text)}, not an hour such as "09:30"`);
	}
	if (date === undefined) {
		row.fail(column, `is ${hour}, and the day is not a date such as 2026-11-21`);
	}
	if (zone === undefined) row.fail(column, `is ${hour}, and the settings name no zone`);
	if (!isZone(zone)) row.fail(column, `is ${hour} in ${show(zone)}, not a known time zone`);
	return instantText(instantAt(date, hour, zone));
}
