import { splitCompound } from './compounds.ts';
import { listSpellings, listWords, romaniseStem } from './fold.ts';
import { listBroader, listMeanings, termOf } from './meaning.ts';
import { stem } from './stem.ts';
import type { Locale } from '../locale.ts';

const MOST_POSITIONS = 16_000;

export type Weight = 'A' | 'B' | 'C' | 'D';
export type WeightedText = { weight: Weight; text: string; locale: Locale };

/** The index terms of a text: each word's folded spellings and their stems. */
export function listTerms(text: string, locale: Locale): string[] {
	return [...new Set(listWords(text).flatMap((word) => listWordTerms(word, locale)))];
}

/**
 * A literal for a `tsvector` column, to be cast and not parsed:
 * `${toVector([{ weight: 'A', text: 'Łódź', locale: 'pl' }])}::tsvector`.
 */
export function toVector(texts: WeightedText[]): string {
	const places = new Map<string, string[]>();
	let position = 0;
	const broader = new Set<string>();
	for (const { weight, text, locale } of texts) {
		const words = listWords(text);
		const at = (word: number) => Math.min(position + word + 1, MOST_POSITIONS);
		for (const [nth, word] of words.entries())
			for (const term of listWordTerms(word, locale))
				placeOf(places, term).push(`${at(nth)}${weight}`);
		for (const { concept, from } of listMeanings(words, locale)) {
			placeOf(places, termOf(concept)).push(`${at(from)}${weight}`);
			for (const wider of listBroader(concept)) broader.add(wider);
		}
		position = Math.min(position + words.length, MOST_POSITIONS);
	}
	// What a thing is a kind of: whoever asks for yarn finds worsted too, below what is called yarn.
	for (const concept of broader) {
		const known = placeOf(places, termOf(concept));
		if (known.length === 0) known.push('1D');
	}
	return [...places].map(([term, at]) => `'${term}':${at.slice(0, 20).join(',')}`).join(' ');
}

function placeOf(places: Map<string, string[]>, term: string): string[] {
	const known = places.get(term);
	if (known) return known;
	const begun: string[] = [];
	places.set(term, begun);
	return begun;
}

/** Words come again and again, in one text as in the next. */
const knownTerms = new Map<string, readonly string[]>();
const mostKnown = 20_000;

export function listWordTerms(word: string, locale: Locale): readonly string[] {
	const key = `${locale} ${word}`;
	const known = knownTerms.get(key);
	if (known) return known;
	const terms = makeTerms(word, locale);
	if (knownTerms.size >= mostKnown) knownTerms.clear();
	knownTerms.set(key, terms);
	return terms;
}

function makeTerms(word: string, locale: Locale): string[] {
	const parts = locale === 'de' ? [word, ...splitCompound(word)] : [word];
	const terms = parts.flatMap((it) => [...listSpellings(it), ...romaniseStem(stem(it, locale))]);
	return [...new Set(terms)].filter(Boolean);
}
