/** What visitors might ask: two words, other endings, the other alphabet, a slip of the finger. */
import { bulgarian } from '#platform/search/alphabets.ts';
import type { Locale } from '#platform/locale.ts';
import type { Wanted } from '#platform/search/wanted.ts';
import { dice, pick, type Dice, type MadeUp } from './made-up.ts';
import { tongues } from './tongues.ts';

export interface Question {
	sort: string;
	text: string;
	wanted: Wanted;
}

type Asked = Pick<Question, 'text'> & { filters?: Partial<Wanted> };
type Sort = (one: MadeUp, throwOf: Dice) => Asked;

const inflected: Partial<Record<Locale, string[]>> = {
	pl: [
		'przędzalni',
		'odzieży',
		'tkanin technicznych',
		'szwalnie',
		'zakładów odzieżowych',
		'dzianin'
	],
	bg: ['фабриката', 'облеклото', 'шивашките фирми', 'машините', 'тъканите', 'предачни фабрики'],
	en: ['spinning mills', 'weavers', 'technical fabric', 'manufacturer', 'designed clothes'],
	de: ['spinnereien', 'technischer textilien', 'maschine', 'veredlung', 'webereien'],
	fr: ['filatures', 'tissu technique', 'machine', 'vêtement', 'teintureries'],
	ru: ['фабрики', 'одежды', 'швейных фабрик', 'тканей', 'машина']
};

const bare = (text: string): string =>
	[...text.toLowerCase()]
		.map((letter) => bulgarian[letter] ?? letter)
		.join('')
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replaceAll('ł', 'l');

const brandIn = ({ description }: MadeUp): string => /(\S+)\.\s*$/.exec(description)?.[1] ?? '';
const localeOf = ({ entry }: MadeUp): Locale => entry.originalLocale;

const sorts: Record<string, Sort> = {
	'one word of the trade': (one, throwOf) => ({
		text: pick(throwOf, tongues[localeOf(one)].words)
	}),
	'two words': (one, throwOf) => ({
		text: `${pick(throwOf, tongues[localeOf(one)].words)} ${pick(throwOf, tongues[localeOf(one)].words)}`
	}),
	'a name': (one) => ({ text: one.name }),
	'a rare word': (one) => ({ text: brandIn(one) || one.name }),
	'other endings': (one, throwOf) => ({
		text: pick(throwOf, inflected[localeOf(one)] ?? ['mode'])
	}),
	'other alphabet or no accents': (one, throwOf) => ({
		text: bare(
			throwOf() < 0.5 ? one.name : `${pick(throwOf, tongues[localeOf(one)].words)} ${one.town}`
		)
	}),
	mistyped: (one, throwOf) => ({ text: mistype(one.name, throwOf) }),
	'word and country': (one, throwOf) => ({
		text: pick(throwOf, tongues[localeOf(one)].words),
		filters: { countries: [one.entry.country ?? 'PL'] }
	}),
	'word, region, sector, kind': (one, throwOf) => ({
		text: pick(throwOf, tongues[localeOf(one)].words),
		filters: {
			regions: [one.entry.region ?? 'PL-10'],
			sectors: one.entry.sectors.slice(0, 1),
			kinds: one.entry.kinds.slice(0, 1)
		}
	}),
	'filters alone': (one) => ({
		text: '',
		filters: { countries: [one.entry.country ?? 'PL'], sectors: one.entry.sectors.slice(0, 1) }
	})
};

export function makeQuestions(count: number, known: readonly MadeUp[], seed = 7): Question[] {
	const throwOf = dice(seed);
	const names = Object.keys(sorts);
	return Array.from({ length: count }, (_, place) => {
		const sort = names[place % names.length] ?? '';
		const one = pick(throwOf, known);
		const { text, filters } = sorts[sort]?.(one, throwOf) ?? { text: one.name };
		const wanted: Wanted = {
			text,
			locale: localeOf(one),
			subjectKinds: ['organisation'],
			...filters
		};
		return { sort, text, wanted };
	});
}

/** Two letters of the longest word change places, and one is lost when it is long. */
function mistype(name: string, throwOf: Dice): string {
	const word = name.split(' ').sort((a, b) => b.length - a.length)[0] ?? name;
	const at = 1 + Math.floor(throwOf() * Math.max(1, word.length - 3));
	const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
	return swapped.length > 8 ? swapped.slice(0, -2) + swapped.slice(-1) : swapped;
}
