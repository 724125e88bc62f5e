import { expect, test } from 'vitest';
import { chooseText, filledLocales, textFor } from './locale-text.ts';

const name = { pl: 'Klaster Mody', bg: 'Клъстер за мода', fr: '  ' };

test.each([
	['bg', 'pl', { text: 'Клъстер за мода', locale: 'bg' }],
	['de', 'pl', { text: 'Klaster Mody', locale: 'pl' }],
	['fr', 'bg', { text: 'Клъстер за мода', locale: 'bg' }],
	['en', undefined, { text: 'Klaster Mody', locale: 'pl' }],
	['ru', 'fr', { text: 'Klaster Mody', locale: 'pl' }]
] as const)('a reader of %s of a text first written in %s', (reader, original, chosen) => {
	expect(chooseText(name, reader, original)).toEqual(chosen);
});

test('no text at all', () => {
	expect(chooseText({ pl: '' }, 'pl')).toBeUndefined();
	expect(textFor({}, 'pl')).toBe('');
});

test('which languages are filled', () => {
	expect(filledLocales(name)).toEqual(['pl', 'bg']);
});
