/** What the clocks of a time zone show, to the minute: `2026-10-25T02:30`. */
export function wallTime(timeZone: string, instant: Date): string {
	const parts = Object.fromEntries(
		clockOf(timeZone)
			.formatToParts(instant)
			.map(({ type, value }) => [type, value])
	);
	return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The instants at which the clocks show it, in their order: one; none where they are put forward over
 * it; two where they are put back.
 */
export function instantsAt(timeZone: string, wall: string): Date[] {
	const asUtc = Date.parse(`${wall}Z`);
	if (Number.isNaN(asUtc)) return [];
	const shown = new Date(asUtc).toISOString().slice(0, 16);
	const offsets = [-day, 0, day].map((step) => offsetAt(timeZone, new Date(asUtc + step)));
	return [...new Set(offsets)]
		.map((offset) => new Date(asUtc - offset))
		.filter((instant) => wallTime(timeZone, instant) === shown)
		.sort((one, other) => one.getTime() - other.getTime());
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(timeZone: string, instant: Date): number {
	const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
	return Date.parse(`${wallTime(timeZone, instant)}Z`) - minute;
}

export function isTimeZone(name: string): boolean {
	try {
		return Boolean(name && clockOf(name));
	} catch {
		return false;
	}
}

const day = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone);
	if (known) return known;
	const clock = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit'
	});
	clocks.set(timeZone, clock);
	return clock;
}
