import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as russian } from '@orama/stemmers/russian';
import type { Locale } from '../locale.ts';
import { stemBulgarian } from './bulgarian.ts';
import { isCyrillic, plain } from './fold.ts';
import { stemPolish } from './polish.ts';

const STEMMERS: Record<Locale, (word: string) => string> = {
	pl: stemPolish,
	en: english,
	de: (word) => german(word).replace(/(?<=.{4})i$/, ''),
	fr: french,
	ru: russian,
	bg: stemBulgarian
};

/** Short words that an ending would take down to another's stem: linen is not white, denim no day. */
const KEPT: [forms: RegExp, stem: string][] = [
	[/^бель(?:е|я|ю|ем|о|ото|ев.+)$/, 'белье'],
	[/^деним/, 'деним']
];

const LATIN: Locale[] = ['pl', 'en', 'de', 'fr'];
const CYRILLIC: Locale[] = ['bg', 'ru'];

/** The stem of a word in its own alphabet. Accents go first, so a missing one separates nothing. */
export function stem(word: string, locale: Locale): string {
	const bare = plain(word);
	const kept = KEPT.find(([forms]) => forms.test(bare))?.[1];
	return kept ?? (isWrittenLike(bare, locale) ? STEMMERS[locale](bare) : bare);
}

/** The languages a word can be in by its alphabet, the reader's own first. */
export function listLanguages(word: string, locale: Locale): Locale[] {
	const all = isCyrillic(word) ? CYRILLIC : LATIN;
	return [...all].sort((a, b) => Number(b === locale) - Number(a === locale));
}

function isWrittenLike(word: string, locale: Locale): boolean {
	return (
		/^\p{L}+$/u.test(word) &&
		(isCyrillic(word) ? CYRILLIC.includes(locale) : LATIN.includes(locale))
	);
}
