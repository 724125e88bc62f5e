import { splitCompound } from './compounds.ts';
import { listSpellings, listWords, romaniseStem } from './fold.ts';
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
	for (const { weight, text, locale } of texts)
		for (const word of listWords(text)) {
			position = Math.min(position + 1, MOST_POSITIONS);
			for (const term of listWordTerms(word, locale))
				places.set(term, [...(places.get(term) ?? []), `${position}${weight}`]);
		}
	return [...places].map(([term, at]) => `'${term}':${at.slice(0, 20).join(',')}`).join(' ');
}

export function listWordTerms(word: string, locale: Locale): string[] {
	const parts = locale === 'de' ? [word, ...splitCompound(word)] : [word];
	const terms = parts.flatMap((it) => [...listSpellings(it), ...romaniseStem(stem(it, locale))]);
	return [...new Set(terms)].filter(Boolean);
}
