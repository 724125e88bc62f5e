import { expect, test } from 'vitest';
import { locales } from '#locales';
import {
	compareText,
	formatBytes,
	formatDate,
	formatDateTime,
	formatList,
	formatNumber,
	formatPeriod,
	formatRelative,
	formatShare,
	formatTime,
	languageName,
	pluralOf
} from './format.ts';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

test.each([
	['pl', '8 października 2010'],
	['en', '8 October 2010'],
	['de', '8. Oktober 2010'],
	['fr', '8 octobre 2010'],
	['ru', '8 октября 2010 года'],
	['bg', '8 октомври 2010 година']
] as const)('the day PIOT became coordinator in %s', (locale, text) => {
	expect(plain(formatDate(locale, '2010-10-08'))).toBe(text);
});

test('a plain date never slips to the day before', () => {
	expect(formatDate('en', '2010-10-08', 'long', 'America/New_York')).toBe('8 October 2010');
});

test('an instant is told in its zone', () => {
	const text = formatDateTime('pl', '2014-09-10T22:30:00Z', 'Europe/Berlin');
	expect(text).toContain('11 wrz 2014');
	expect(text).toContain('00:30');
});

test('a Bulgarian time ends a sentence with one full stop', () => {
	const [from, until] = ['2026-04-14T09:00:00Z', '2026-04-14T17:00:00Z'];
	const period = plain(formatPeriod('bg', from, until, 'UTC'));
	expect(period).toMatch(/^14 април 2026 г\., 0?9:00 – 17:00$/);
	expect(formatTime('bg', from, 'UTC')).toBe('09:00');
	expect(plain(formatDateTime('bg', from, 'UTC'))).toBe('14.04.2026, 09:00');
});

test.each([
	['bg', 'short', '02.05.2026'],
	['bg', 'medium', '02.05.2026'],
	['bg', 'long', '2 май 2026 година'],
	['bg', 'month', 'май 2026 година'],
	['ru', 'short', '02.05.2026'],
	['ru', 'medium', '2 мая 2026'],
	['pl', 'short', '2.05.2026'],
	['pl', 'medium', '2 maj 2026']
] as const)('a day in %s, %s: %s', (locale, style, text) => {
	expect(plain(formatDate(locale, '2026-05-02', style))).toBe(text);
});

test.each(locales)('in %s no way of telling a day ends a sentence twice', (locale) => {
	const at = '2026-11-22T10:00:00Z';
	const told = [
		...(['short', 'medium', 'long', 'full', 'month'] as const).map((style) =>
			formatDate(locale, at, style, 'UTC')
		),
		formatDateTime(locale, at, 'UTC'),
		formatPeriod(locale, at, '2026-11-24T10:00:00Z', 'UTC'),
		formatPeriod(locale, at, at, 'UTC')
	];
	expect(told.filter((text) => text.endsWith('.'))).toEqual([]);
});

test('numbers and shares', () => {
	expect(plain(formatNumber('pl', 1234567.891, { maximumFractionDigits: 2 }))).toBe('1 234 567,89');
	expect(plain(formatShare('de', 0.34))).toBe('34 %');
	expect(plain(formatShare('bg', 0.405, 1))).toBe('40,5%');
	expect(plain(formatBytes('en', 1_500_000))).toBe('1.5 MB');
	expect(plain(formatBytes('en', 512))).toBe('512 byte');
});

test('lists and plurals', () => {
	expect(formatList('fr', ['Łódź', 'Ruse', 'Toruń'])).toBe('Łódź, Ruse et Toruń');
	expect([1, 2, 5, 22].map((count) => pluralOf('pl', count))).toEqual([
		'one',
		'few',
		'many',
		'few'
	]);
});

test.each([
	['2026-11-20T12:00:00Z', 'вчера'],
	['2026-08-20T12:00:00Z', 'преди 3 месеца'],
	['2026-11-21T12:00:20Z', 'в тази минута'],
	['2026-11-21T14:30:00Z', 'след 2 часа']
])('%s seen from noon', (when, text) => {
	expect(formatRelative('bg', when, '2026-11-21T12:00:00Z')).toBe(text);
});

test('order and language names', () => {
	expect(['Łódź', 'Zgierz', 'Lublin'].toSorted((a, b) => compareText('pl', a, b))).toEqual([
		'Lublin',
		'Łódź',
		'Zgierz'
	]);
	expect(languageName('fr', 'bg')).toBe('bulgare');
});
