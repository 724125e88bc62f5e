import { expect, it } from 'vitest';
import { fateOf, monthsDue } from './meeting-result.ts';

const party = (mark: 'held' | 'missed') => ({ markedBy: 'party' as const, mark, missingId: null });
const desk = (mark: 'held' | 'missed') => ({ markedBy: 'desk' as const, mark, missingId: null });

it.each([
	['nobody said anything', [], 'unknown'],
	['one says held', [party('held')], 'held'],
	['both say missed', [party('missed'), party('missed')], 'missed'],
	['they contradict each other', [party('held'), party('missed')], 'disputed'],
	['the desk knows', [party('held'), party('missed'), desk('missed')], 'missed']
])('%s', (_, marks, fate) => expect(fateOf(marks)).toBe(fate));

it.each([
	['2027-03-16', []],
	['2027-03-17', [6]],
	['2027-04-18', []],
	['2027-09-20', [12]],
	['2028-01-01', []]
])('on %s the question after %o months is due', (day, months) =>
	expect(monthsDue(new Date('2026-09-17T10:00:00Z'), new Date(`${day}T12:00:00Z`))).toEqual(months)
);
