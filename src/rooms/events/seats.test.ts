import { describe, expect, it } from 'vitest';
import { freeSeats, partiesToOffer, shortOf, type Capacity } from './seats.ts';

const hall: Capacity = { id: 'hall', seats: 3, typeIds: null };
const students: Capacity = { id: 'students', seats: 1, typeIds: new Set(['student', 'pupil']) };
const all = [hall, students];
const party = (id: string, ...types: (string | null)[]) => ({ id, types });

describe('what is free', () => {
	it('is counted for everybody and for the types that share a quota', () => {
		const free = freeSeats(all, [
			{ type: 'firm', count: 1 },
			{ type: 'pupil', count: 1 }
		]);
		expect([...free]).toEqual([
			['hall', 1],
			['students', 0]
		]);
		expect(shortOf(party('a', 'student'), all, free)).toEqual([students]);
		expect(shortOf(party('a', 'firm'), all, free)).toEqual([]);
		expect(shortOf(party('a', 'firm', 'firm'), all, free)).toEqual([hall]);
	});
});

describe('who is offered a seat', () => {
	it.each([
		['the first in the queue', [party('a', null), party('b', null)], 1, ['a']],
		['as many as fit', [party('a', null), party('b', null)], 2, ['a', 'b']],
		['a whole party or none of it', [party('a', null, null)], 1, []],
		['nobody before the party that waits', [party('a', null, null), party('b', null)], 1, []],
		['the party and then the next', [party('a', null, null), party('b', null)], 3, ['a', 'b']]
	])('%s', (_, waiting, free, offered) => {
		expect(partiesToOffer(waiting, [hall], new Map([['hall', free]]))).toEqual(offered);
	});

	it('whoever needs other seats than those that are short', () => {
		const waiting = [party('a', 'student'), party('b', 'firm'), party('c', 'pupil')];
		const free = new Map([
			['hall', 3],
			['students', 0]
		]);
		expect(partiesToOffer(waiting, all, free)).toEqual(['b']);
		free.set('students', 1);
		expect(partiesToOffer(waiting, all, free)).toEqual(['a', 'b']);
	});

	it('nobody needs to wait where there are no limits', () => {
		expect(partiesToOffer([party('a', null, 'firm')], [], new Map())).toEqual(['a']);
	});
});
