import { parameters, wantedBy } from '#platform/search/asked.ts';
import type { Locale } from '#platform/locale.ts';
import type { SearchKind, Facet, Wanted } from '#platform/search/wanted.ts';

export const searchedLists = ['search', 'marketplace', 'organisations'] as const;
export type SearchedList = (typeof searchedLists)[number];

const facetsOf: Record<SearchedList, readonly Facet[]> = {
	search: ['subjectKinds', 'countries', 'regions', 'sectors'],
	marketplace: ['directions', 'kinds', 'countries', 'regions', 'sectors', 'labels', 'sizes'],
	organisations: ['countries', 'regions', 'kinds', 'sizes', 'sectors']
};
export const kindOf: Record<SearchedList, SearchKind | undefined> = {
	search: undefined,
	marketplace: 'entry',
	organisations: 'organisation'
};

const longestWords = 200;
const mostValues = 20;
/** Of what the database takes. */
export const longestQuery = 2000;

export const findList = (name: string): SearchedList | undefined =>
	searchedLists.find((list) => list === name);

/**
 * A search as it is kept, `marketplace?country=PL&q=yarn`: only what its list understands, in one order,
 * words in small letters with one space between. The same search is kept in the same words.
 */
export function queryFor(list: SearchedList, asked: URLSearchParams): string {
	const kept = new URLSearchParams();
	for (const name of [...new Set(facetsOf[list].map((facet) => parameters[facet]))].sort()) {
		const values = asked.getAll(name).filter((value) => /^[\w:.-]{1,60}$/.test(value));
		for (const value of [...new Set(values)].sort().slice(0, mostValues)) kept.append(name, value);
	}
	const words = plainWords(asked.get('q') ?? '');
	if (words) kept.append('q', words);
	return `${list}?${kept}`;
}

const plainWords = (text: string): string =>
	[...text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()]
		.slice(0, longestWords)
		.join('')
		.trim();

/** What a kept search asks, and of which list. */
export function askedBy(query: string): { list: SearchedList; asked: URLSearchParams } {
	const [name = '', search = ''] = query.split('?');
	return { list: findList(name) ?? 'search', asked: new URLSearchParams(search) };
}

export function wantedOf(query: string, locale: Locale): Wanted {
	const { list, asked } = askedBy(query);
	return wantedBy(asked, locale, kindOf[list]);
}

/** Where it is run, without the language: `/marketplace?country=PL`. */
export const pathOf = (query: string): string => `/${query.replace(/\?$/, '')}`;

/** The facets it narrows its list by, for its name. */
export function narrowedBy(query: string): { facet: Facet; values: string[] }[] {
	const wanted = wantedOf(query, 'en');
	return facetsOf[askedBy(query).list]
		.map((facet) => ({ facet, values: [...(wanted[facet] ?? [])] }))
		.filter(({ values }) => values.length > 0);
}
