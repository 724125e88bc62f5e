import { listSpellings, listWords, romaniseStem } from './fold.ts';
import { listLanguages, stem } from './stem.ts';
import type { Locale } from '../locale.ts';
import { isStopWord } from './stopwords.ts';

const MOST_WORDS = 12;
const SHORTEST_OPEN_STEM = 5;

/**
 * A visitor's text as a `tsquery` literal, to be cast and not parsed: `$1::tsquery`.
 * Undefined when there is nothing to look for. Only letters and digits ever reach the literal.
 * While the visitor is typing, the last word may still go on. A lean query finds the same: it leaves
 * out what an open stem covers, which only tells how well a hit fits.
 */
export function toQuery(
	text: string,
	locale: Locale,
	{ isTyping = false, isLean = false } = {}
): string | undefined {
	const words = listWords(text).slice(0, MOST_WORDS);
	const last = isTyping ? words.length - 1 : -1;
	const asked = words.map((word, place) => ({ word, isOpen: place === last }));
	const telling = asked.filter(({ word, isOpen }) => isOpen || !isStopWord(word));
	const groups = (telling.length > 0 ? telling : asked).map((it) => wordQuery(it, locale, isLean));
	return groups.filter(Boolean).join(' & ') || undefined;
}

function wordQuery(
	{ word, isOpen }: { word: string; isOpen: boolean },
	locale: Locale,
	isLean: boolean
) {
	const spellings = listSpellings(word).map((it) => term(it, isOpen));
	const stems = listLanguages(word, locale).flatMap((language, place) =>
		romaniseStem(stem(word, language)).map((it) =>
			term(it, place === 0 && it.length >= SHORTEST_OPEN_STEM)
		)
	);
	const all = [...new Set([...spellings, ...stems].filter(Boolean))];
	const terms = isLean ? all.filter((it) => !all.some((open) => covers(open, it))) : all;
	return terms.length > 0 ? `(${terms.join(' | ')})` : '';
}

/** `'machin':*` finds all that `'machines'` does. */
function covers(open: string, it: string): boolean {
	return open !== it && open.endsWith("':*") && it.startsWith(open.slice(0, -3));
}

/** A stem stays open only in the reader's own language, and when long enough to mean something. */
function term(it: string, isOpen: boolean): string {
	return it && `'${it}'${isOpen ? ':*' : ''}`;
}
