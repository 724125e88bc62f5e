import { describe, expect, it } from 'vitest';
import { rowsIn } from './csv-in.ts';

const cases: [string, string[][]][] = [
	[
		'a;b\r\nc;d\r\n',
		[
			['a', 'b'],
			['c', 'd']
		]
	],
	[
		'\ufeffa;b\rc;d',
		[
			['a', 'b'],
			['c', 'd']
		]
	],
	['a\n\n  \nb;\n;c', [['a'], ['b', ''], ['', 'c']]],
	[' a ; "b; c" ;d', [['a', 'b; c', 'd']]],
	['"say ""so""";"two\r\nlines"\nx', [['say "so"', 'two\r\nlines'], ['x']]],
	['5" pipe;a "b" c', [['5" pipe', 'a "b" c']]],
	['"Nić" sp. z o.o.;x', [['"Nić"sp. z o.o.', 'x']]],
	['"";""', [['', '']]],
	['', []]
];

describe('rows of a text', () => {
	it.each(cases)('%j', (text, rows) => {
		expect([...rowsIn([text], ';')]).toEqual(rows);
	});

	it.each(cases)('%j are the same wherever it is cut', (text, rows) => {
		for (let cut = 1; cut < text.length; cut++)
			expect([...rowsIn([text.slice(0, cut), '', text.slice(cut)], ';')]).toEqual(rows);
		expect([...rowsIn(text, ';')]).toEqual(rows);
	});
});
