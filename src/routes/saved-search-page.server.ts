import { textOf } from '#platform/guards/words.server.ts';
import { textIn } from '#platform/guards/form.server.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse, type Outcome, accept } from '#platform/outcome.ts';
import { sayAlert } from '#rooms/searches/alert-words.ts';
import { alerts, type Alert } from '#rooms/searches/alert.ts';
import type { Wish } from '#rooms/searches/saved-search.server.ts';
import {
	askedBy,
	kindOf,
	narrowedBy,
	pathOf,
	type SearchedList
} from '#rooms/searches/search-address.ts';
import { facetLabel } from './directory.server.ts';

const longestName = 120;
const mostNamed = 4;

export const alertChoices = (locale: Locale) =>
	alerts.map((value) => ({ value, label: sayAlert(value, locale) }));

/** A saved search in words: the list, what is asked, and by what it is narrowed. */
export function describeQuery(query: string, locale: Locale) {
	const { list, asked } = askedBy(query);
	const filters = narrowedBy(query).flatMap(({ facet, values }) =>
		values.map((value) => safely(() => facetLabel(facet, value, locale, kindOf[list]), value))
	);
	return {
		href: `/${locale}${pathOf(query)}`,
		list: textOf(titles[list], locale),
		words: asked.get('q') ?? '',
		filters
	};
}

const titles: Record<SearchedList, string> = {
	search: 'ui_search_title',
	marketplace: 'marketplace_title',
	organisations: 'organisations_title'
};

/** A value that the list does not know stands as it was typed. */
function safely(say: () => string, otherwise: string): string {
	try {
		return say();
	} catch {
		return otherwise;
	}
}

/** The name proposed for a search: its words, else what narrows it, else its list. */
export function proposeName(query: string, locale: Locale): string {
	const { words, filters, list } = describeQuery(query, locale);
	const named = [words, ...filters].filter(Boolean).slice(0, mostNamed).join(', ');
	return (named || list).slice(0, longestName);
}

export function wishIn(form: FormData): Outcome<Wish> {
	const name = textIn(form, 'name').replace(/\s+/g, ' ').slice(0, longestName);
	const alert = alerts.find((one): one is Alert => one === textIn(form, 'alert'));
	if (!name) return refuse('search_name_missing');
	return alert ? accept({ name, alert }) : refuse('choice_missing');
}
