import { listSpellings, listWords, romaniseStem } from './fold.ts';
import { listLanguages, stem } from './stem.ts';
import type { Locale } from '../locale.ts';
import { isStopWord } from './stopwords.ts';

const MOST_WORDS = 12;
const SHORTEST_OPEN_STEM = 5;

/**
 * A visitor's text as a `tsquery` literal, to be cast and not parsed: `$1::tsquery`.
 * Undefined when there is nothing to look for. Only letters and digits ever reach the literal.
 * While the visitor is typing, the last word may still go on.
 */
export function toQuery(
	text: string,
	locale: Locale,
	{ isTyping = false } = {}
): string | undefined {
	const words = listWords(text).slice(0, MOST_WORDS);
	const last = isTyping ? words.length - 1 : -1;
	const asked = words.map((word, place) => ({ word, isOpen: place === last }));
	const telling = asked.filter(({ word, isOpen }) => isOpen || !isStopWord(word));
	const groups = (telling.length > 0 ? telling : asked).map((it) => wordQuery(it, locale));
	return groups.filter(Boolean).join(' & ') || undefined;
}

function wordQuery({ word, isOpen }: { word: string; isOpen: boolean }, locale: Locale) {
	const spellings = listSpellings(word).map((it) => term(it, isOpen));
	const stems = listLanguages(word, locale).flatMap((language, place) =>
		romaniseStem(stem(word, language)).map((it) =>
			term(it, place === 0 && it.length >= SHORTEST_OPEN_STEM)
		)
	);
	const terms = new Set([...spellings, ...stems].filter(Boolean));
	return terms.size > 0 ? `(${[...terms].join(' | ')})` : '';
}

/** A stem stays open only in the reader's own language, and when long enough to mean something. */
function term(it: string, isOpen: boolean): string {
	return it && `'${it}'${isOpen ? ':*' : ''}`;
}
