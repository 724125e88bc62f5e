import { locales, type Locale } from '#platform/locale.ts';
import { listWords } from '#platform/search/fold.ts';
import { conceptsIn } from '#platform/search/meaning.ts';
import { stem } from '#platform/search/stem.ts';
import type { EntryDraft } from './entry.ts';

/** How two entries are the same one: in their words, or in what these mean. */
export type Likeness = 'same_words' | 'translated';

/** What is compared of an entry. */
export type Print = {
	kind: EntryDraft['kind'];
	direction: EntryDraft['direction'];
	said: Partial<Record<Locale, { title: ReadonlySet<string>; all: ReadonlySet<string> }>>;
	concepts: ReadonlySet<string>;
	numbers: ReadonlySet<string>;
};

export function printOf({
	kind,
	direction,
	texts
}: Pick<EntryDraft, 'kind' | 'direction' | 'texts'>): Print {
	const told = locales.flatMap((locale) => {
		const text = texts[locale];
		return text ? [{ locale, title: text.title, text: `${text.title} ${text.summary}` }] : [];
	});
	const said = told.map(({ locale, title, text }) => {
		return [locale, { title: stemsOf(title, locale), all: stemsOf(text, locale) }] as const;
	});
	return {
		kind,
		direction,
		said: Object.fromEntries(said),
		concepts: new Set(told.flatMap(({ locale, text }) => conceptsIn(text, locale))),
		numbers: new Set(told.flatMap(({ text }) => text.match(/\d+/g) ?? []))
	};
}

const stemsOf = (text: string, locale: Locale): Set<string> =>
	new Set(listWords(text).map((word) => stem(word, locale)));

/** Of the words of both so many are common to both, in one language; a title has few. */
const sameWords = 0.7;
const sameTitle = 0.5;
/** Said in the same language in words so different, they are two. */
const otherWords = 0.3;
const sameConcepts = 0.4;
const fewestConcepts = 2;

/** Undefined where they are two different entries. */
export function likenessOf(one: Print, other: Print): Likeness | undefined {
	if (one.direction !== other.direction || one.kind !== other.kind) return undefined;
	const alike = locales.flatMap((locale) => {
		const [own, there] = [one.said[locale], other.said[locale]];
		if (!own || !there) return [];
		return [{ title: overlap(own.title, there.title), all: overlap(own.all, there.all) }];
	});
	if (alike.some(({ title, all }) => title >= sameTitle && all >= sameWords)) return 'same_words';
	if (alike.some(({ all }) => all < otherWords)) return undefined;
	if (overlap(one.numbers, other.numbers) < 1) return undefined;
	const common = [...one.concepts].filter((concept) => other.concepts.has(concept)).length;
	const isSame = common >= fewestConcepts && overlap(one.concepts, other.concepts) >= sameConcepts;
	return isSame ? 'translated' : undefined;
}

/** Shared by both, of all in either; of two empty ones everything. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	const all = new Set([...one, ...other]).size;
	const shared = [...one].filter((it) => other.has(it)).length;
	return all === 0 ? 1 : shared / all;
}
