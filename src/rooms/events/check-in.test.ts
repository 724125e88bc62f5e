import { describe, expect, it } from 'vitest';
import {
	attendanceOf,
	countAt,
	doorOf,
	findPeople,
	plainCode,
	toSend,
	type Note
} from './check-in.ts';

const note = (changes: Partial<Note> = {}): Note => ({
	id: 'n',
	kind: 'here',
	registrationId: 'anna',
	sessionId: null,
	at: 500,
	...changes
});
const door = { registrationId: 'anna', sessionId: null };

describe('who is there', () => {
	it('is since the earliest of several notes', () => {
		const here = attendanceOf(
			[
				{ ...door, at: 900 },
				{ ...door, at: 700 }
			],
			[]
		);
		expect(here.get(doorOf(door))).toEqual({ at: 700, isWaiting: false });
	});
	it('waits where only this device knows', () => {
		expect(attendanceOf([], [note()]).get(doorOf(door))).toEqual({ at: 500, isWaiting: true });
	});
	it('is nobody whose check-in was taken back', () => {
		expect(attendanceOf([{ ...door, at: 400 }], [note({ kind: 'taken_back' })]).size).toBe(0);
	});
	it('is counted at each door', () => {
		const here = attendanceOf(
			[{ ...door, at: 1 }],
			[note({ registrationId: 'ivan' }), note({ sessionId: 's' })]
		);
		expect([countAt(here, null), countAt(here, 's')]).toEqual([2, 1]);
	});
});

describe('a note on its way', () => {
	it('tells how long ago, never in the future', () => {
		expect(toSend(note(), 800).ago).toBe(300);
		expect(toSend(note(), 100).ago).toBe(0);
	});
});

describe('a short code', () => {
	it.each([
		['abcd-efgh', 'ABCDEFGH'],
		[' O1Il 2345 ', '01112345'],
		['7K2M9PQX', '7K2M9PQX']
	])('is read from %s', (typed, code) => expect(plainCode(typed)).toBe(code));
});

describe('the desk', () => {
	const person = (name: string, organisation: string, code: string) => ({
		...{ id: name, name, organisation, code, type: null, hindrance: null }
	});
	const people = [
		person('Łucja Żak', 'Dziewiarnia Poltex', '7K2M9PQX'),
		person('Иван Петров', 'Дунав Текстил', 'AAAA1111')
	];
	it.each([
		['zak', ['Łucja Żak']],
		['poltex łuc', ['Łucja Żak']],
		['ivan', ['Иван Петров']],
		['7k2m-9pqx', ['Łucja Żak']],
		['aaaa', ['Иван Петров']],
		['ak', []],
		['', ['Łucja Żak', 'Иван Петров']]
	])('finds by %s', (words, names) =>
		expect(findPeople(people, words).map(({ name }) => name)).toEqual(names)
	);
});
