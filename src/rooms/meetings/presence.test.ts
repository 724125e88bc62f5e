import { expect, it } from 'vitest';
import { slotsWithout } from './presence.ts';

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
