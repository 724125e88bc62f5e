import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { rememberPublic } from '#platform/public-memory.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import type { Wanted } from '#platform/search/wanted.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { loadCountry, loadEurope } from './atlas.server.ts';
import { listed, loadDirectory, wantedIn } from './directory.server.ts';

const mostListed = 60;

/** The map's whole state is its address: filters, country, region, one cluster. */
export function loadMap(db: Database, url: URL, locale: Locale) {
	const wanted = wantedIn(url, locale, 'cluster');
	const slug = url.searchParams.get('cluster');
	return rememberPublic(`map ${JSON.stringify([url.pathname, wanted, slug])}`, () =>
		drawMap(db, url, wanted, slug)
	);
}

async function drawMap(db: Database, url: URL, wanted: Wanted, slug: string | null) {
	const { locale } = wanted;
	const country = wanted.countries?.[0] ?? null;
	const region = wanted.regions?.[0] ?? null;
	const [directory, europe, regions, found] = await Promise.all([
		loadDirectory(db, url, locale, { only: 'cluster', facets: ['sectors', 'labels', 'kinds'] }),
		country ? null : loadEurope(db, wanted, url.pathname),
		country ? loadCountry(db, wanted, country) : null,
		searchEntries(db, wanted, { limit: mostListed, order: 'name' })
	]);
	return {
		facets: directory.facets,
		europe,
		regions,
		country: country ? { code: country, name: nameOfCountry(country, locale) } : null,
		region: region ? { code: region, name: nameOfRegion(region, locale) } : null,
		clusters: found.hits.map((hit) => listed(hit, locale)),
		total: found.total,
		chosen: slug ? `/clusters/${slug}` : null
	};
}

export type MapData = Awaited<ReturnType<typeof loadMap>>;
