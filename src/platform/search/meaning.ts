import { openThesaurus } from '#thesaurus';
import { locales, type Locale } from '../locale.ts';
import { listSpellings, listWords, romaniseStem } from './fold.ts';
import { listLanguages, stem } from './stem.ts';
import { isStopWord } from './stopwords.ts';

const ways = new Map<string, readonly string[]>();
const mostWays = 20_000;

/** A word's stem first, then how it may be spelt in full: who types Latin letters means it too. */
const thesaurus = openThesaurus((word, language) => {
	const key = `${language} ${word}`;
	const known = ways.get(key);
	if (known) return known;
	const made = [...new Set([...romaniseStem(stem(word, language)), ...listSpellings(word)])];
	if (ways.size >= mostWays) ways.clear();
	ways.set(key, made);
	return made;
});

/** What stands in the index for a concept; no word of a text ever begins like that. */
export const termOf = (concept: string): string => `_${concept}`;

export const listBroader = (concept: string): readonly string[] => thesaurus.listBroader(concept);

/** A common word alone names nothing: the stem of «за» is no loan, that of 'für' no fur. */
const findIn = (words: readonly string[], locale: Locale) =>
	thesaurus
		.find(words, locale)
		.filter(({ from, length }) => length > 1 || !isStopWord(words[from] ?? ''));

/** Concepts of a text of a known language; what the trade says in English is known everywhere. */
export function listMeanings(words: readonly string[], locale: Locale) {
	const found = findIn(words, locale);
	if (locale === 'en') return found;
	const told = new Set(found.flatMap(({ from, length }) => span(from, length)));
	const borrowed = findIn(words, 'en').filter(({ from, length }) =>
		span(from, length).every((at) => !told.has(at))
	);
	return [...found, ...borrowed];
}

/** Concepts of what a reader asks: in the reader's own language if it knows the words, else in any. */
export function listAsked(words: readonly string[], reader: Locale) {
	const [first = ''] = words;
	const told = new Set<number>();
	const likely = listLanguages(first, reader);
	const order = [...likely, ...locales.filter((language) => !likely.includes(language))];
	return order.flatMap((language) => {
		const fresh = findIn(words, language).filter(({ from, length }) =>
			span(from, length).every((at) => !told.has(at))
		);
		for (const { from, length } of fresh) for (const at of span(from, length)) told.add(at);
		return fresh;
	});
}

/** The concepts that a text names, each once. */
export const conceptsIn = (text: string, locale: Locale): string[] => [
	...new Set(listMeanings(listWords(text), locale).map(({ concept }) => concept))
];

/** Whether any of it is a word of the trade. */
export const meansSomething = (text: string, reader: Locale): boolean =>
	listAsked(listWords(text), reader).length > 0;

const span = (from: number, length: number): number[] =>
	Array.from({ length }, (_, at) => from + at);
