import { instantsAt, wallTime } from '#platform/wall-time.ts';

type Read = { at: Date; reason?: never } | { at?: never; reason: string };

/** A moment as it was typed; an hour that does not exist, or exists twice, is told. */
export function readMoment(
	timeZone: string,
	{ wall, which }: { wall: string; which?: string }
): Read {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) return { reason: 'moment_missing' };
	const instants = instantsAt(timeZone, wall.slice(0, 16));
	const [first, second] = instants;
	if (!first) return { reason: 'hour_skipped' };
	if (!second) return { at: first };
	if (which === 'first') return { at: first };
	return which === 'second' ? { at: second } : { reason: 'hour_twice' };
}

/** Which of both it is, where the clocks show an hour twice. */
export function whichOf(timeZone: string, instant: Date | null): '' | 'first' | 'second' {
	if (!instant) return '';
	const [first, second] = instantsAt(timeZone, wallTime(timeZone, instant));
	if (!first || !second) return '';
	return instant < second ? 'first' : 'second';
}
