import { describe, expect, it } from 'vitest';
import {
	consequencesOf,
	idleSlots,
	isSameSpot,
	reversed,
	tableFor,
	type BoardView
} from './board.ts';

const slots = ['s1', 's2', 's3', 's4'].map((id) => ({ id, day: 'mon', isOver: id === 's1' }));
const view: BoardView = {
	slots,
	tables: [
		{ id: 't1', hostId: null, isOnline: false },
		{ id: 't2', hostId: 'host', isOnline: false },
		{ id: 't3', hostId: null, isOnline: true },
		{ id: 't4', hostId: null, isOnline: false }
	],
	absences: { ewa: ['s3'], t1: ['s4'] },
	meetings: [
		{ id: 'm1', slotId: 's2', tableId: 't1', who: ['ewa', 'boris'] },
		{ id: 'm2', slotId: 's4', tableId: null, who: ['boris', 'claire'] }
	]
};
const m1 = view.meetings[0]!;
const words = (slotId: string, tableId: string | null) =>
	consequencesOf(view, m1, { slotId, tableId }).hindrances.map(({ word }) => word);

describe('moving a meeting', () => {
	it.each([
		['s2', 't1', []],
		['s4', null, ['participant_taken']],
		['s3', 't1', ['participant_absent']],
		['s4', 't1', ['participant_taken', 'table_absent']],
		['s2', 't2', ['table_of_another_host']],
		['s1', 't1', ['slot_over']]
	])('to %s at %s', (slotId, tableId, expected) =>
		expect(words(slotId, tableId)).toEqual(expected)
	);

	it('tells what waiting it brings or saves', () => {
		const { idle } = consequencesOf(view, view.meetings[1]!, { slotId: 's3', tableId: null });
		expect(idle).toEqual([{ participantId: 'boris', change: -1 }]);
	});
});

describe('idle slots', () => {
	it('lie between meetings of one day', () => expect(idleSlots(view, ['s1', 's4'])).toBe(2));
	it('are none for one meeting, or none at all', () => {
		expect(idleSlots(view, ['s3'])).toBe(0);
		expect(idleSlots(view, [])).toBe(0);
	});
	it('are not counted over night', () => {
		const days = slots.map((slot, at) => ({ ...slot, day: at < 2 ? 'mon' : 'tue' }));
		expect(idleSlots({ slots: days }, ['s1', 's4'])).toBe(0);
	});
});

it('a way back undoes the last step first', () => {
	const spot = { slotId: 's1', tableId: null };
	const steps = [
		{ meetingId: 'a', before: null, after: spot },
		{ meetingId: 'b', before: spot, after: null }
	];
	expect(reversed(steps).map(({ meetingId, after }) => [meetingId, after])).toEqual([
		['b', spot],
		['a', null]
	]);
	expect(isSameSpot(spot, { ...spot })).toBe(true);
	expect(isSameSpot(spot, null)).toBe(false);
});

it.each([
	['s3', 't1'],
	['s4', 't4']
])('in %s a meeting sits at %s', (slotId, tableId) =>
	expect(tableFor(view, m1, slotId)).toBe(tableId)
);
