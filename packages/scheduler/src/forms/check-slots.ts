/** Slots stand in the order of time and never overlap; the slots of a day stand together. */
import type { Slot } from '../problem.ts';
import { show, type Fail } from './place.ts';
import { isInstant } from './time-of-day.ts';

export function checkSlots(slots: Slot[], fail: Fail): void {
	slots.forEach((slot, i) => checkInstants(slot, i, fail));
	checkOrder(slots, fail);
	checkDays(slots, fail);
}

function checkInstants({ start, end }: Slot, i: number, fail: Fail): void {
	for (const [field, instant] of Object.entries({ start, end })) {
		if (instant === undefined || isInstant(instant)) continue;
		const says = `is ${show(instant)}, not an instant such as "2026-11-21T09:00:00Z"`;
		fail(['slots', i, field], says);
	}
	if (end === undefined) return;
	if (start === undefined) fail(['slots', i, 'start'], 'is missing, and there is an end');
	if (Date.parse(end) <= Date.parse(start!)) {
		fail(['slots', i, 'end'], `is ${end}, not later than the start, ${start}`);
	}
}

function checkOrder(slots: Slot[], fail: Fail): void {
	let earlier: Slot | undefined;
	slots.forEach((slot, i) => {
		if (slot.start === undefined) return;
		const start = Date.parse(slot.start);
		if (earlier && start <= Date.parse(earlier.start!)) {
			const says = `is ${slot.start}, not later than that of slot ${show(earlier.id)}; slots stand in the order of time`;
			fail(['slots', i, 'start'], says);
		}
		if (earlier?.end !== undefined && start < Date.parse(earlier.end)) {
			const says = `is ${slot.start}, before the end of slot ${show(earlier.id)}, ${earlier.end}`;
			fail(['slots', i, 'start'], says);
		}
		earlier = slot;
	});
}

function checkDays(slots: Slot[], fail: Fail): void {
	const past = new Set<string>();
	slots.forEach(({ day }, i) => {
		if (i === 0) return;
		const yesterday = String(slots[i - 1]!.day ?? '');
		const today = String(day ?? '');
		if (today === yesterday) return;
		past.add(yesterday);
		if (past.has(today)) {
			fail(['slots', i, 'day'], `is ${show(day)} again; the slots of a day stand together`);
		}
	});
}
