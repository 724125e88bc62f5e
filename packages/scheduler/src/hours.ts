/** Days as bits, and hours of the day in a participant's own time zone. */
import type { Participant, Problem, Slot } from './problem.ts';

const WORD = 32;

/** Each day's slots as bits of 32-bit words, a new word with each day. */
export function hourWords({ slots, participants }: Problem) {
	const wordOf = new Uint16Array(slots.length);
	const bitOf = new Int32Array(slots.length);
	const isLineStart: number[] = [];
	let used = 0;
	slots.forEach((slot, i) => {
		const isNewDay = i === 0 || String(slot.day ?? '') !== String(slots[i - 1]!.day ?? '');
		if (isNewDay || used === WORD) {
			isLineStart.push(Number(isNewDay));
			used = 0;
		}
		wordOf[i] = isLineStart.length - 1;
		bitOf[i] = 1 << used++;
	});
	const words = Math.max(1, isLineStart.length);
	const preferred = new Int32Array(participants.length * words).fill(-1);
	participants.forEach((one, p) => {
		if (!one.preferred) return;
		preferred.fill(0, p * words, (p + 1) * words);
		const liked = new Set(one.preferred.map(String));
		slots.forEach(({ id }, i) => {
			if (liked.has(String(id))) preferred[p * words + wordOf[i]!]! |= bitOf[i]!;
		});
	});
	return { words, wordOf, bitOf, isLineStart: Uint8Array.from(isLineStart), preferred };
}

/** 1 where a slot does not lie within the participant's hours of the day. */
export function hoursClosed({ hours }: Participant, slots: Slot[]): Uint8Array {
	const closed = new Uint8Array(slots.length);
	if (!hours) return closed;
	const clock = new Intl.DateTimeFormat('en-GB', {
		timeZone: hours.zone,
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	});
	const timeAt = (instant: string) => clock.format(new Date(instant));
	slots.forEach(({ start, end }, i) => {
		if (start === undefined) return;
		const begins = timeAt(start);
		const ends = end === undefined ? begins : timeAt(end);
		const isWithin = begins >= hours.from && ends <= hours.to && begins <= ends;
		closed[i] = Number(!isWithin);
	});
	return closed;
}
