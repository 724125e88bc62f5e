import { after, days, hours } from '#platform/clock.ts';

export const alerts = ['none', 'daily', 'weekly'] as const;
export type Alert = (typeof alerts)[number];
export type Rhythm = Exclude<Alert, 'none'>;

/** A writing that has begun by then is over. */
const settling = hours(1 / 6);
const tellingHour = hours(5);
const weekDays = 7;
/** 1 January 1970 was a Thursday. */
const firstMonday = days(4);

/**
 * Up to when letters of a rhythm tell: five in the morning (UTC), of a Monday if weekly. Each thing
 * new falls between two such marks, and is told once however often or late the letters are written.
 */
export function lastMark(rhythm: Rhythm, now: Date): Date {
	const period = days(rhythm === 'daily' ? 1 : weekDays);
	const first = tellingHour + (rhythm === 'daily' ? 0 : firstMonday);
	const settled = after(now, -settling).getTime() - first;
	return new Date(first + Math.floor(settled / period) * period);
}
