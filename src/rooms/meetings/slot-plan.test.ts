import { describe, expect, it } from 'vitest';
import { listBlockProblems, replan, slotsOf } from './slot-plan.ts';

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 8, 17, hour, minute));
const block = (from: Date, until: Date) => ({ startsAt: from, endsAt: until });
const lengths = { slotMinutes: 20, bufferMinutes: 5 };
const event = block(at(8), at(18));

describe('a block', () => {
	it('is cut into slots with the buffer between them', () => {
		const slots = slotsOf(block(at(9), at(10)), lengths);
		expect(slots.map(({ startsAt }) => startsAt.getUTCMinutes())).toEqual([0, 25]);
		expect(slots[1]?.endsAt).toEqual(at(9, 45));
	});

	it('that ends with a slot needs no buffer after it', () =>
		expect(slotsOf(block(at(9), at(9, 45)), lengths)).toHaveLength(2));
});

describe('the organiser’s hours', () => {
	it.each([
		['nothing against them', [block(at(9), at(10)), block(at(10), at(11))], []],
		['overlap', [block(at(9), at(11)), block(at(10), at(12))], ['blocks_overlap']],
		['end before they begin', [block(at(11), at(9))], ['block_ends_before']],
		['shorter than a slot', [block(at(9), at(9, 15))], ['slot_longer_than_block']],
		['before the event', [block(at(7), at(9))], ['block_outside_event']]
	])('%s', (_, blocks, reasons) =>
		expect(listBlockProblems(blocks, lengths, event).map(({ reason }) => reason)).toEqual(reasons)
	);
});

it('planned anew, a slot that begins as before stays', () => {
	const known = slotsOf(block(at(9), at(10)), lengths).map((slot, n) => ({ ...slot, id: `s${n}` }));
	const longer = { slotMinutes: 25, bufferMinutes: 5 };
	const { kept, added, gone } = replan(known, [{ ...block(at(9), at(10)), id: 'b' }], longer);
	expect(kept).toEqual([{ id: 's0', blockId: 'b', startsAt: at(9), endsAt: at(9, 25) }]);
	expect(added.map(({ startsAt }) => startsAt)).toEqual([at(9, 30)]);
	expect(gone.map(({ id }) => id)).toEqual(['s1']);
});
