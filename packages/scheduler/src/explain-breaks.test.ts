import { expect, test } from 'vitest';
import { explainBreaks } from './explain-breaks.ts';
import type { Problem } from './problem.ts';

const problem: Problem = {
	slots: [1, 2, 3].map((id) => ({ id })),
	tables: [{ id: 'A' }],
	participants: ['lodz', 'ruse', 'lyon', 'riga'].map((id) => ({ id })),
	meetings: [
		{ id: 1, who: ['lodz', 'ruse'] },
		{ id: 2, who: ['lodz', 'lyon'] },
		{ id: 3, who: ['ruse', 'lyon'] }
	]
};
const at = (...slots: (number | undefined)[]) => ({
	meetings: slots.flatMap((slot, i) => (slot === undefined ? [] : [{ meeting: i + 1, slot }]))
});
const away = (id: string): Problem => ({
	...problem,
	participants: problem.participants.map((one) =>
		one.id === id ? { ...one, unavailable: [2] } : one
	)
});

test('nobody has a break where meetings follow each other', () => {
	expect(explainBreaks(problem, at(1, 2))).toEqual([]);
});

test('a break is told with its slots, and what could close it', () => {
	expect(explainBreaks(problem, at(1, 3))).toEqual([
		{ participant: 'lodz', slots: [2], reason: { word: 'could_be_closed', about: [1, 2] } }
	]);
});

test('whoever is away then has a break for that', () => {
	expect(explainBreaks(away('lodz'), at(1, 3))).toEqual([
		{ participant: 'lodz', slots: [2], reason: { word: 'away', about: [] } }
	]);
});

test('partners who are elsewhere, and tables that are taken, are named', () => {
	const busy = explainBreaks({ ...problem, tables: [{ id: 'A' }, { id: 'B' }] }, at(1, 3, 2));
	expect(busy).toEqual([
		{ participant: 'lodz', slots: [2], reason: { word: 'partners_busy', about: ['ruse', 'lyon'] } }
	]);
	const full = explainBreaks(
		{
			...problem,
			participants: [...problem.participants, { id: 'oslo' }],
			meetings: [...problem.meetings.slice(0, 2), { id: 3, who: ['riga', 'oslo'] }]
		},
		at(1, 3, 2)
	);
	expect(full).toEqual([
		{ participant: 'lodz', slots: [2], reason: { word: 'tables_full', about: [2] } }
	]);
});

test('from one day to the next there is no break', () => {
	const days = {
		...problem,
		slots: problem.slots.map((slot) => ({ ...slot, day: slot.id === 3 ? 'b' : 'a' }))
	};
	expect(explainBreaks(days, at(1, 3))).toEqual([]);
});
