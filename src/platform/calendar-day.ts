// Days of the calendar are written `2026-03-09` and compared as they stand.
const dayMs = 86_400_000;

const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day of an instant, in UTC. */
export const dayOf = (at: Date | number): string => new Date(at).toISOString().slice(0, 10);

/** 30 February is none. */
export const isDay = (text: string): boolean =>
	/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instant(text)) && dayOf(instant(text)) === text;

export const daysAfter = (day: string, count: number): string =>
	dayOf(instant(day) + count * dayMs);

/** How many days from one to the other: [from, until). */
export const daysBetween = (from: string, until: string): number =>
	Math.round((instant(until) - instant(from)) / dayMs);

/** The same day some months on; the last of the month where it has no such day. */
export function monthsAfter(day: string, count: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
	return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** The earlier of two ends; null is no end. */
export const earlierEnd = (one: string | null, other: string): string =>
	one !== null && one < other ? one : other;
