import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { recogniseDelimiter } from './delimiter.ts';
import { recogniseEncoding } from './encoding.ts';

const polish = 'Nazwa;Miejscowość\nDziewiarnia „Żółta Nić”;Łódź\nPrzędzalnia;Zduńska Wola\n';
const bulgarian = 'Име;Град\nДунав Трикотаж;Русе\nЩастие ООД;Велико Търново\n';

describe('the encoding of a text', () => {
	it.each([
		['utf8', polish, 'utf8'],
		['utf8', bulgarian, 'utf8'],
		['win1250', polish, 'win1250'],
		['win1251', bulgarian, 'win1251'],
		['utf16le', polish, 'utf16le'],
		['utf16be', polish, 'utf16be'],
		['ascii', 'Name,Town\nA,B\n', 'utf8']
	])('%s is recognised', (encoding, text, expected) => {
		expect(recogniseEncoding(iconv.encode(text, encoding))).toBe(expected);
	});
	it('is known by its mark', () => {
		expect(recogniseEncoding(iconv.encode(bulgarian, 'utf16le', { addBOM: true }))).toBe('utf16le');
	});
});

describe('what stands between the fields', () => {
	it.each([
		['a,b,c\n1,2,3', ','],
		['a;b;c\n1,5;2,5;3', ';'],
		['a\tb\nx, y\tz', '\t'],
		['a|b\n1|2', '|'],
		['"a,b";c;d\n"x,y";e;f', ';'],
		['name\nonly', ',']
	])('%j', (text, sign) => {
		expect(recogniseDelimiter(text)).toBe(sign);
	});
});
