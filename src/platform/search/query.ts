import { listSpellings, listWords, romaniseStem } from './fold.ts';
import { listAsked, termOf } from './meaning.ts';
import { listLanguages, stem } from './stem.ts';
import type { Locale } from '../locale.ts';
import { isStopWord } from './stopwords.ts';

const MOST_WORDS = 12;
const SHORTEST_OPEN_STEM = 5;

type How = {
	/** While the visitor is typing, the last word may still go on. */
	isTyping?: boolean;
	/** Finds the same: leaves out what an open stem covers, which only tells how well a hit fits. */
	isLean?: boolean;
};

/**
 * A visitor's text as a `tsquery` literal, to be cast and not parsed: `$1::tsquery`; each word by its
 * forms and spellings, or by what it means in any language. Undefined when there is nothing to look
 * for. Only letters, digits and the underscores of concepts ever reach the literal.
 */
export function toQuery(text: string, locale: Locale, how: How = {}): string | undefined {
	return toQueries(text, locale, how).join(' & ') || undefined;
}

/** The same part by part. */
export function toQueries(
	text: string,
	locale: Locale,
	{ isTyping = false, isLean = false }: How = {}
): string[] {
	return listParts(text, locale, isTyping).flatMap(({ words, meanings, isWhole }) => {
		const inWords = words.map((it) => wordQuery(it, locale, isLean));
		const asWritten = inWords.filter(Boolean).join(' & ');
		const terms = meanings.map((concept) => `'${termOf(concept)}'`);
		const asMeant = terms.length > 0 ? `(${terms.join(isWhole ? ' & ' : ' | ')})` : '';
		if (asWritten && asMeant) return `((${asWritten}) | ${asMeant})`;
		return asWritten || asMeant || [];
	});
}

type Asked = { word: string; isOpen: boolean };
export type Part = {
	words: Asked[];
	/** What they may mean, or, of a compound, what they mean together. */
	meanings: string[];
	isWhole: boolean;
	/** Of who asks. */
	locale: Locale;
};

/** The telling words in order, those that name something of the trade together. */
export function listParts(text: string, locale: Locale, isTyping = false): Part[] {
	const words = listWords(text).slice(0, MOST_WORDS);
	const last = isTyping ? words.length - 1 : -1;
	const asked = words.map((word, place) => ({ word, isOpen: place === last }));
	const isTelling = ({ word, isOpen }: Asked) => isOpen || !isStopWord(word);
	const told = asked.some(isTelling) ? isTelling : () => true;
	const meanings = listAsked(words, locale);
	const parts: Part[] = [];
	for (let at = 0; at < asked.length;) {
		const here = meanings.filter(({ from }) => from === at);
		const length = Math.max(1, ...here.map((it) => it.length));
		parts.push({
			words: asked.slice(at, at + length).filter(told),
			meanings: [...new Set(here.map(({ concept }) => concept))],
			isWhole: here.some(({ isPart }) => isPart),
			locale
		});
		at += length;
	}
	return parts.filter(({ words, meanings }) => words.length + meanings.length > 0);
}

/** A word by its forms and spellings. */
export function wordQuery({ word, isOpen }: Asked, locale: Locale, isLean = true): string {
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
