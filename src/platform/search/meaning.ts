import { isGeneral, openThesaurus, type Near } from '#thesaurus';
import { locales, type Locale } from '../locale.ts';
import { listSpellings, listWords, romaniseStem } from './fold.ts';
import { listLanguages, stem } from './stem.ts';
import { isStopWord } from './stopwords.ts';

const ways = new Map<string, readonly string[]>();
const mostWays = 60_000;

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

/** So many concepts nearby are asked for: more would cost, and bring little. */
const mostNear = 8;

/** What may be wanted as well by who asks for these, the nearest first; nothing that could be anything. */
export function listNear(concepts: readonly string[]): Near[] {
	const nearest = new Map<string, Near>();
	for (const near of concepts.flatMap((concept) => thesaurus.listNear(concept)))
		if (!concepts.includes(near.concept) && !isGeneral(near.concept))
			if (near.nearness > (nearest.get(near.concept)?.nearness ?? 0))
				nearest.set(near.concept, near);
	return [...nearest.values()]
		.sort((one, other) => other.nearness - one.nearness)
		.slice(0, mostNear);
}

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
		span(from, length).every((at) => !told.has(at) && (length > 1 || looksEnglish(words[at] ?? '')))
	);
	return [...found, ...borrowed];
}

/** Not any word that ends as if it were: 'faire' is no fair. */
const looksEnglish = (word: string): boolean =>
	word.length > 3 && ['', 's', 'es', 'ed', 'ing'].includes(word.slice(stem(word, 'en').length));

type Asked = ReturnType<typeof findAsked>;
const asked = new Map<string, Asked>();
const mostAsked = 1_000;

/**
 * Concepts of what a reader asks: in the reader's own language if it knows the words, else in any. Each
 * hit of a page is asked why it answers the same question.
 */
export function listAsked(words: readonly string[], reader: Locale): Asked {
	const key = `${reader} ${words.join(' ')}`;
	const known = asked.get(key);
	if (known) return known;
	const made = findAsked(words, reader);
	if (asked.size >= mostAsked) asked.clear();
	asked.set(key, made);
	return made;
}

function findAsked(words: readonly string[], reader: Locale) {
	const [first = ''] = words;
	const told = new Set<number>();
	const likely = listLanguages(first, reader);
	const order = [...likely, ...locales.filter((language) => !likely.includes(language))];
	return order.flatMap((language) => {
		const fresh = findIn(words, language).filter(
			({ from, length, isPart }) =>
				(language === reader ||
					length > 1 ||
					(!isPart && tellsAbroad(words[from] ?? '', language))) &&
				span(from, length).every((at) => !told.has(at))
		);
		for (const { from, length } of fresh) for (const at of span(from, length)) told.add(at);
		return fresh;
	});
}

/** A short word of another language is likelier some form of one of the reader's own. */
const tellsAbroad = (word: string, language: Locale): boolean =>
	word.length > 4 || (language === 'en' && looksEnglish(word));

/** The concepts that a text names, each once. */
export const conceptsIn = (text: string, locale: Locale): string[] => [
	...new Set(listMeanings(listWords(text), locale).map(({ concept }) => concept))
];

/** Whether any of it is a word of the trade. */
export const meansSomething = (text: string, reader: Locale): boolean =>
	listAsked(listWords(text), reader).length > 0;

const span = (from: number, length: number): number[] =>
	Array.from({ length }, (_, at) => from + at);
