import type { Locale } from '../locale.ts';
import { foldWord, listWords } from './fold.ts';
import { listAsked, listBroader, listMeanings } from './meaning.ts';
import { isStopWord } from './stopwords.ts';
import { listWordTerms } from './words.ts';

/** A word that was asked for, and the word of a text that answers it; they may be the same. */
export type Reason = { asked: string; found: string; locale: Locale };

type Text = { text: string; locale: Locale };

/**
 * Why a text answers a question: for each asked word the first word that is a form of it, means the
 * same, or is a kind of it. Words that nothing in the text answers are left out.
 */
export function listReasons(question: string, reader: Locale, texts: readonly Text[]): Reason[] {
	const words = listWords(question).slice(0, 12);
	const meanings = listAsked(words, reader);
	return words.flatMap((asked, at) => {
		if (isStopWord(asked)) return [];
		const concepts = meanings
			.filter(({ from, length }) => at >= from && at < from + length)
			.map(({ concept }) => concept);
		const found = texts.map((text) => answerIn(text, { asked, reader, concepts })).find(Boolean);
		return found ? [{ asked, ...found }] : [];
	});
}

type Question = { asked: string; reader: Locale; concepts: readonly string[] };

function answerIn({ text, locale }: Text, { asked, reader, concepts }: Question) {
	const words = listWords(text);
	const wanted = new Set(listWordTerms(asked, reader));
	const form = words.find((word) => listWordTerms(word, locale).some((term) => wanted.has(term)));
	if (form) return { found: form, locale };
	if (concepts.length === 0) return undefined;
	const named = listMeanings(words, locale);
	const answers = (concept: string) =>
		concepts.includes(concept) || listBroader(concept).some((wider) => concepts.includes(wider));
	const exact = named.find(({ concept }) => concepts.includes(concept));
	const answer = exact ?? named.find(({ concept }) => answers(concept));
	return (
		answer && { found: words.slice(answer.from, answer.from + answer.length).join(' '), locale }
	);
}

/** Worth telling: the reader would not see by themselves that the words belong together. */
export const isNews = ({ asked, found }: Reason): boolean => {
	const [one, other] = [foldWord(asked), foldWord(found)];
	return one.slice(0, 4) !== other.slice(0, 4);
};
