import type { Locale } from '../locale.ts';
import { foldWord, listWords } from './fold.ts';
import { listAsked, listBroader, listMeanings, listNear } from './meaning.ts';
import { isStopWord } from './stopwords.ts';
import { listWordTerms } from './words.ts';

/** A word that was asked for, and the word of a text that answers it; they may be the same. */
export type Reason = {
	asked: string;
	found: string;
	locale: Locale;
	/** Not what was asked for, but close to it. */
	isNear?: boolean;
};

type Text = { text: string; locale: Locale };

/**
 * Why a text answers a question: for each asked word the first word that is a form of it, means the
 * same, or is a kind of it. Words that nothing in the text answers are left out.
 */
export function listReasons(question: string, reader: Locale, texts: readonly Text[]): Reason[] {
	const words = listWords(question).slice(0, 12);
	const meanings = listAsked(words, reader);
	const taken = texts.map(takeApart);
	const reasons = words.flatMap((asked, at) => {
		if (isStopWord(asked)) return [];
		const concepts = meanings
			.filter(({ from, length }) => at >= from && at < from + length)
			.map(({ concept }) => concept);
		const found = firstOf(taken, (text) => answerIn(text, { asked, reader, concepts }));
		return found ? [{ asked, ...found }] : [];
	});
	return together(reasons);
}

/** Words asked for that one word answers are told at once. */
function together(reasons: readonly Reason[]): Reason[] {
	return [...Map.groupBy(reasons, ({ found }) => found).values()].flatMap((some) => {
		const [first] = some;
		return first ? [{ ...first, asked: some.map(({ asked }) => asked).join(' ') }] : [];
	});
}

type Apart = { words: string[]; locale: Locale; named: () => ReturnType<typeof listMeanings> };

/** A text's words, and what they mean when somebody needs to know: each of them once. */
function takeApart({ text, locale }: Text): Apart {
	const words = listWords(text);
	let named: ReturnType<typeof listMeanings> | undefined;
	return { words, locale, named: () => (named ??= listMeanings(words, locale)) };
}

function firstOf<One, Answer>(
	some: readonly One[],
	ask: (one: One) => Answer | undefined
): Answer | undefined {
	for (const one of some) {
		const answer = ask(one);
		if (answer) return answer;
	}
	return undefined;
}

type Question = { asked: string; reader: Locale; concepts: readonly string[] };

function answerIn({ words, locale, named: naming }: Apart, { asked, reader, concepts }: Question) {
	const wanted = listWordTerms(asked, reader);
	const form = words.find((word) =>
		listWordTerms(word, locale).some((term) => wanted.includes(term))
	);
	if (form) return { found: form, locale };
	if (concepts.length === 0) return undefined;
	const named = naming();
	const answers = (concept: string) =>
		concepts.includes(concept) || listBroader(concept).some((wider) => concepts.includes(wider));
	const exact = named.find(({ concept }) => concepts.includes(concept));
	const answer = exact ?? named.find(({ concept }) => answers(concept));
	return (
		answer && { found: words.slice(answer.from, answer.from + answer.length).join(' '), locale }
	);
}

/** Why a text is near a question of which it answers nothing: what it names that is close to what is asked. */
export function listNearReasons(
	question: string,
	reader: Locale,
	texts: readonly Text[]
): Reason[] {
	const words = listWords(question).slice(0, 12);
	const parts = Map.groupBy(listAsked(words, reader), ({ from }) => from);
	const taken = texts.map(takeApart);
	const reasons = [...parts].flatMap(([from, meant]) => {
		const near = listNear(meant.map(({ concept }) => concept));
		const found = firstOf(taken, (text) => nearestIn(text, near));
		const asked = words.slice(from, from + (meant[0]?.length ?? 1)).join(' ');
		return found ? [{ asked, ...found, isNear: true }] : [];
	});
	return [...new Map(reasons.toReversed().map((one) => [one.found, one])).values()].toReversed();
}

function nearestIn({ words, locale, named }: Apart, near: readonly { concept: string }[]) {
	const place = near
		.map(({ concept }) => named().find((one) => one.concept === concept))
		.find((one) => one !== undefined);
	return place && { found: words.slice(place.from, place.from + place.length).join(' '), locale };
}

/** Worth telling: the reader would not see by themselves that the words belong together. */
export const isNews = ({ asked, found }: Reason): boolean => {
	const [one, other] = [foldWord(asked), foldWord(found)];
	return one.slice(0, 4) !== other.slice(0, 4);
};
