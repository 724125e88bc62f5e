import type { Locale } from '#locales';

type Value = string | number | boolean | null | undefined | readonly (string | number)[];
type Address = Pick<URL, 'pathname' | 'search'>;

/** `hrefIn('bg', '/clusters')` → `/bg/clusters`. */
export function hrefIn(locale: Locale, path: string): string {
	return path === '/' || path === '' ? `/${locale}` : `/${locale}${path}`;
}

/** The same page, filters and all, in another language. */
export function inLanguage(url: Address, locale: Locale): string {
	const rest = url.pathname.replace(/^\/(pl|en|de|fr|ru|bg)(?=\/|$)/, '');
	return hrefIn(locale, rest.replace(/\/$/, '')) + url.search;
}

/** Keeps the query but for what is named; null and '' take a parameter out. */
export function withQuery(url: Address, changes: Record<string, Value>): string {
	const query = new URLSearchParams(url.search);
	for (const [name, value] of Object.entries(changes)) replace(query, name, value);
	return query.size ? `${url.pathname}?${query}` : url.pathname;
}

/** The query as hidden fields of a GET form, but for the fields the form asks itself. */
export function keptFields(url: Address, asked: readonly string[]): [string, string][] {
	return [...new URLSearchParams(url.search)].filter(([name]) => !asked.includes(name));
}

export type Sort = { by: string; down: boolean };

/** `sort=name` upwards, `sort=-name` downwards. */
export function sortOf(url: Address, otherwise: Sort): Sort {
	const sort = new URLSearchParams(url.search).get('sort');
	return sort ? { by: sort.replace(/^-/, ''), down: sort.startsWith('-') } : otherwise;
}

export function sortHref(url: Address, by: string, current: Sort): string {
	const down = current.by === by && !current.down;
	return withQuery(url, { sort: down ? `-${by}` : by, page: null });
}

function replace(query: URLSearchParams, name: string, value: Value): void {
	query.delete(name);
	const values = Array.isArray(value) ? value : [value];
	for (const one of values) {
		if (one !== null && one !== undefined && one !== '') query.append(name, String(one));
	}
}
