/** Hours, dates and instants as text, and what the clock shows in a time zone. Intl only. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Is it an hour of the day, `HH:MM`, from `00:00` to `24:00`? */
export function isHour(text: string): boolean {
	return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';
}

/** Is it a day of the calendar, `YYYY-MM-DD`? The thirtieth of February is not. */
export function isDate(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Is it an instant in ISO 8601 with offset or `Z`, e.g. `2026-11-21T09:00:00+01:00`? */
export function isInstant(text: string): boolean {
	const [, date, clock, offset] =
		/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](\d\d:\d\d))$/.exec(text) ??
		[];
	if (date === undefined || clock === undefined || !isDate(date)) return false;
	return isHour(clock) && clock !== '24:00' && (offset === undefined || isHour(offset));
}

/** Is it a time zone of the IANA, e.g. `Europe/Warsaw`? */
export function isZone(zone: string): boolean {
	try {
		return zone.length <= 64 && clockOf(zone) !== undefined;
	} catch {
		return false;
	}
}

/**
 * The instant, in milliseconds, at which the clock of a zone shows a day and an hour. An hour that
 * the change to summer time leaves out is taken as if the clock had not been changed yet; of an hour
 * shown twice, the first.
 * @example instantAt('2026-07-01', '09:00', 'Europe/Warsaw') // 07:00 in UTC
 */
export function instantAt(date: string, hour: string, zone: string): number {
	const [hours = 0, minutes = 0] = hour.split(':').map(Number);
	const shown = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE;
	const before = offsetAt(shown - DAY, zone);
	const after = offsetAt(shown + DAY, zone);
	const fits = [before, after]
		.map((offset) => shown - offset)
		.filter((instant) => instant + offsetAt(instant, zone) === shown);
	return fits.length > 0 ? Math.min(...fits) : shown - before;
}

/** What the clock of a zone shows at an instant, `HH:MM`. */
export function hourAt(instant: number, zone: string): string {
	return new Date(instant + offsetAt(instant, zone)).toISOString().slice(11, 16);
}

/** `2026-11-21T08:00:00Z` */
export function instantText(instant: number): string {
	return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}

function offsetAt(instant: number, zone: string): number {
	const parts = new Map(
		clockOf(zone)
			.formatToParts(instant)
			.map(({ type, value }) => [type, Number(value)])
	);
	const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const shown = Date.UTC(
		of('year'),
		of('month') - 1,
		of('day'),
		of('hour'),
		of('minute'),
		of('second')
	);
	return shown - Math.floor(instant / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
	const known = clocks.get(zone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	clocks.set(zone, clock);
	return clock;
}
