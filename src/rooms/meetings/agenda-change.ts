import { after, hours, minutes } from '#platform/clock.ts';

const calm = minutes(1);
const longest = minutes(10);
const soon = hours(12);

/** Told at once from half a day before the first meeting until the last is over. */
export const isToldAtOnce = (
	{ startsAt, endsAt }: { startsAt: Date; endsAt: Date },
	now: Date
): boolean => after(startsAt, -soon) <= now && now < endsAt;

/** An agenda is told a minute after its last change, or ten after its first where they do not end. */
export const dueBefore = (now: Date): { lastAt: Date; firstAt: Date } => ({
	lastAt: after(now, -calm),
	firstAt: after(now, -longest)
});
