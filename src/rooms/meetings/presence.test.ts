import { expect, it } from 'vitest';
import { slotsWithout, standBysOf } from './presence.ts';

const note = (fromSlotId: string | null, untilSlotId: string | null) => ({
	kind: 'late' as const,
	participantId: 'ewa',
	tableId: null,
	fromSlotId,
	untilSlotId
});

it.each([
	[null, null, ['a', 'b', 'c']],
	['b', null, ['b', 'c']],
	[null, 'b', ['a']],
	['a', 'c', ['a', 'b']],
	['gone', 'gone', ['a', 'b', 'c']]
])('absent from %s until %s', (from, until, expected) =>
	expect(slotsWithout(note(from, until), ['a', 'b', 'c'])).toEqual(expected)
);

it('those left without a partner in the same slot may stand by for each other', () => {
	const lost = [
		{ slotId: 's1', who: ['gone', 'ewa'] },
		{ slotId: 's1', who: ['gone', 'boris'] },
		{ slotId: 's1', who: ['gone', 'claire'] },
		{ slotId: 's2', who: ['gone', 'ewa'] }
	];
	const absences = new Map([['gone', new Set(['s1', 's2'])]]);
	const meetings = [
		{ slotId: 's1', who: ['claire', 'dieter'] },
		{ slotId: 's3', who: ['ewa', 'dieter'] }
	];
	expect(standBysOf(lost, { absences, meetings })).toEqual([
		{ slotId: 's1', who: ['boris', 'ewa'] }
	]);
	const met = [...meetings, { slotId: 's4', who: ['boris', 'ewa'] }];
	expect(standBysOf(lost, { absences, meetings: met })).toEqual([]);
});
