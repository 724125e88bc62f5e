import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';

const cellsOf = (text: string) => readCsv('wishes', text).map(({ cells }) => cells);

describe('CSV', () => {
	it.each<[string, string, string[][]]>([
		['nothing', '', []],
		['blank rows', '\n\n , \n', []],
		[
			'no line end at the end',
			'a,b\n1,2',
			[
				['a', 'b'],
				['1', '2']
			]
		],
		[
			'Windows',
			'a,b\r\n1,2\r\n',
			[
				['a', 'b'],
				['1', '2']
			]
		],
		[
			'old Macs',
			'a,b\r1,2',
			[
				['a', 'b'],
				['1', '2']
			]
		],
		[
			'semicolons',
			'a;b\n1;2,3',
			[
				['a', 'b'],
				['1', '2,3']
			]
		],
		[
			'tabs',
			'a\tb\n\t2',
			[
				['a', 'b'],
				['', '2']
			]
		],
		[
			'quotes',
			'a,b\n"1,2", "say ""no"""',
			[
				['a', 'b'],
				['1,2', 'say "no"']
			]
		],
		[
			'lines in a cell',
			'a,b\n"1\n2",3',
			[
				['a', 'b'],
				['1\n2', '3']
			]
		],
		[
			'a quotation mark within a cell',
			'a,b\n5" wide,2',
			[
				['a', 'b'],
				['5" wide', '2']
			]
		],
		[
			'an empty last cell',
			'a,b\n1,',
			[
				['a', 'b'],
				['1', '']
			]
		]
	])('%s', (_, text, rows) => {
		expect(cellsOf(text)).toEqual(rows);
	});

	it('counts lines over cells of several lines and blank rows', () => {
		const rows = readCsv('wishes', 'a\n"1\n2"\r\n\n3\n');
		expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
	});

	it.each([
		['wishes, line 2, row: has a quotation mark that is not closed', 'a,b\n"1,2\n3,4'],
		['wishes, line 3, row: has text behind a quotation mark that closes a cell', 'a,b\n1,2\n"3"4,5']
	])('%s', (sentence, text) => {
		expect(() => readCsv('wishes', text)).toThrow(sentence);
	});

	it('reads rows of all lengths in linear time', () => {
		const rows = Array.from({ length: 100_000 }, (_, i) => 'x,'.repeat(i % 4)).join('\n');
		const before = process.cpuUsage();
		expect(readCsv('wishes', rows)).toHaveLength(75_000);
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1000).toBeLessThan(1000);
	});
});
