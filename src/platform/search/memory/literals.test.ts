import { describe, expect, it } from 'vitest';
import { toQuery } from '../query.ts';
import { toVector } from '../words.ts';
import { eachWord, parseQuery, worthsOf } from './literals.ts';

const word = (text: string, isOpen = false) => ({ word: text, isOpen });

describe('a question to words', () => {
	it.each([
		["'len'", word('len')],
		["('len':*)", word('len', true)],
		["'a' | 'b' & 'c'", { any: [word('a'), { all: [word('b'), word('c')] }] }],
		["('a' | 'b') & 'c'", { all: [{ any: [word('a'), word('b')] }, word('c')] }],
		["((('a':*) & 'b') | ('_c'))", { any: [{ all: [word('a', true), word('b')] }, word('_c')] }],
		["'d''or'", word("d'or")]
	])('is read as it is meant: %s', (text, meant) => {
		expect(parseQuery(text)).toEqual(meant);
	});

	it.each(['', '()', "'a' &", "('a'", "'a' 'b'", 'len'])(
		'is refused where it is none: %s',
		(text) => {
			expect(() => parseQuery(text)).toThrow('not a question');
		}
	);

	it.each([
		['tkaniny bawełniane', 'pl'],
		['Baumwollgarn für Strickware', 'de'],
		['трикотажни изделия от вълна', 'bg']
	] as const)('is read as it is written for the database: %s', (text, locale) => {
		expect(JSON.stringify(parseQuery(toQuery(text, locale) ?? ''))).toContain('"word"');
	});
});

describe('the words of a subject', () => {
	const wordsIn = (text: string) => {
		const found: [string, number][] = [];
		eachWord(text, (...one) => found.push(one));
		return found;
	};

	it('are read with the greatest of their weights', () => {
		expect(wordsIn("'len':3,7C,9A 'len2':4B,5B 'w':1 'x':2C")).toEqual([
			...[['len', 3] as const, ['len2', 2] as const],
			...[['w', 0] as const, ['x', 1] as const]
		]);
		expect(wordsIn('')).toEqual([]);
	});

	it('are read with their quotes, strokes, colons and blanks', () => {
		expect(wordsIn("'=a:d''Or':1A '=a:b\\\\c':1A 'e f'")).toEqual([
			...[["=a:d'Or", 3] as const, ['=a:b\\c', 3] as const],
			['e f', 0]
		]);
	});

	it('are all of those that are written', () => {
		const written = toVector([{ weight: 'B', text: 'przędza lniana i wełniana', locale: 'pl' }]);
		expect(wordsIn(written).every(([, weight]) => weight === 2 || weight === 0)).toBe(true);
		expect(wordsIn(written).map(([one]) => one)).toContain('przedza');
	});
});

it('what is worth something is worth so many of a hundred', () => {
	expect(worthsOf({ A: 1, C: 0.35 })).toEqual([0, 35, 0, 100]);
});
