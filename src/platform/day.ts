/** Days as they are written, '2026-11-22'. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

export function daysAfter(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return dayOf(date);
}

/** The same day of a later month, or that month's last: 31 January and a month is 28 February. */
export function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
	return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate()))));
}
