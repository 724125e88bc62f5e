import { describe, expect, it } from 'vitest';
import { bareName, isSame, likeness, resemblances, type Known } from './likeness.ts';

const known = (name: string, rest: Partial<Known> = {}): Known => ({
	names: [name],
	legalIds: [],
	webDomain: null,
	town: null,
	country: 'PL',
	...rest
});
const nip = [{ scheme: 'nip', value: '5241015572' }];

describe('two organisations resemble each other', () => {
	it.each([
		['by number', known('A', { legalIds: nip }), known('B', { legalIds: nip }), ['legal_id']],
		['by name across alphabets', known('Дунав Трикотаж ООД'), known('Dunav Trikotazh'), ['name']],
		[
			'by name without accents',
			known('Dziewiarnia Łódź'),
			known('DZIEWIARNIA LODZ sp. z o.o.'),
			['name']
		],
		['by a mistyped name', known('Dziewiarnia Poltex'), known('Dziewiarna Poltex'), ['similar']],
		[
			'by web domain',
			known('A', { webDomain: 'x.pl' }),
			known('B', { webDomain: 'x.pl' }),
			['domain']
		],
		[
			'by name and town',
			known('Poltex', { town: 'Łódź' }),
			known('Poltex', { town: 'Lodz' }),
			['name', 'town']
		],
		['not by town alone', known('A', { town: 'Łódź' }), known('B', { town: 'Łódź' }), []],
		['not by a shared common word', known('Fundacja Nić'), known('Fundacja Igła'), []]
	])('%s', (_, one, other, expected) => {
		expect(resemblances(one, other)).toEqual(expected);
	});

	it.each([
		[['legal_id'], true],
		[['name', 'town'], true],
		[['name', 'domain'], true],
		[['name'], false],
		[['similar', 'domain', 'town'], false]
	] as const)('%j are the same: %s', (signs, expected) => {
		expect(isSame(signs)).toBe(expected);
	});
});

it('leaves the company form out of a name, but never the whole name', () => {
	expect(bareName('Poltex Sp. z o.o.')).toBe('poltex');
	expect(bareName('S.A.')).toBe('s a');
});

it('counts likeness as the database does', () => {
	expect(likeness('word', 'two words')).toBeCloseTo(0.363636, 5);
});
