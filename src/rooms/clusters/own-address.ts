import { preferredLocale } from '#platform/locale.ts';

type Place = 'here' | 'elsewhere' | { path: string };

const page = String.raw`(/members|/council|/value-chain|/members/export\.\w+)?`;
const ownPage = new RegExp(`^/(pl|en|de|fr|ru|bg)${page}/?$`);
const housePage = new RegExp(`^/(pl|en|de|fr|ru|bg)/clusters/([^/]+)${page}/?$`);
/** What pages need to be seen, the same at every host. */
const furniture =
	/^\/(_app\/|files\/[\w-]+$|favicon\.svg$|robots\.txt$|sitemap\.xml$)|^\/\w\w\/search\/suggestions$/;

/** At its own host a cluster has its public pages and nothing else. */
export function placeAtOwnHost(path: string, slug: string, language: string | undefined): Place {
	if (ownPage.test(path) || furniture.test(path)) return 'here';
	if (['/', '/members', '/council'].includes(path))
		return { path: `/${preferredLocale(language ?? null)}${path === '/' ? '' : path}` };
	const [, locale, ofCluster, rest = ''] = housePage.exec(path) ?? [];
	return ofCluster === slug ? { path: `/${locale}${rest}` } : 'elsewhere';
}

/** `/pl/members` at the cluster's host is `/pl/clusters/…/members` in the house. */
export function pathInHouse(path: string, slug: string): string | undefined {
	const [, locale, rest = ''] = ownPage.exec(path) ?? [];
	return locale && `/${locale}/clusters/${slug}${rest}`;
}

/** And the other way round, for links and for search engines. */
export function pathAtOwnHost(path: string, slug: string): string {
	return path.replace(`/clusters/${slug}`, '');
}
