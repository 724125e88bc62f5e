import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { countFacets } from '#platform/search/facets.server.ts';
import { mostCounted, type Counted, type Hit, type Wanted } from '#platform/search/wanted.ts';
import { europeFrame } from '#rooms/places/europe-frame.ts';
import { placeOnMap } from '#rooms/places/map.ts';
import { groupSpots } from '#rooms/places/pins.ts';
import { hasRegions, nameOfRegion } from '#rooms/places/regions.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { namedTileGrid } from '#rooms/places/tile-grid.ts';
import { listed } from './directory.server.ts';

const pinRadius = 34;
const mostPins = 3000;

type Counts = Record<string, number>;

/** Europe with its clusters counted by country and pinned at their places. */
export async function loadEurope(db: Database, wanted: Wanted, mapPath: string) {
	const everywhere: Wanted = { ...wanted, countries: [], regions: [] };
	const [frame, counted, { hits }] = await Promise.all([
		europeFrame(wanted.locale),
		countFacets(db, everywhere, ['countries']),
		searchEntries(db, everywhere, { limit: mostPins, order: 'name' })
	]);
	return { frame, counts: byValue(counted.countries), pins: pinsOf(hits, wanted.locale, mapPath) };
}

function pinsOf(hits: Hit[], locale: Locale, mapPath: string) {
	const byId = new Map(hits.map((hit) => [hit.subjectId, hit]));
	const spots = hits.flatMap(({ subjectId, longitude, latitude }) => {
		const spot =
			longitude !== null && latitude !== null ? placeOnMap(longitude, latitude) : undefined;
		return spot ? [{ id: subjectId, ...spot }] : [];
	});
	return groupSpots(spots, pinRadius).map(({ x, y, ids }) => {
		const [first] = ids.flatMap((id) => byId.get(id) ?? []);
		const { title, path } = first ? listed(first, locale) : { title: '', path: '' };
		const area = first?.country
			? `${mapPath}?country=${first.country}${first.region ? `&region=${first.region}` : ''}`
			: mapPath;
		return {
			x,
			y,
			count: ids.length,
			label:
				ids.length > 1
					? `${first?.region ? nameOfRegion(first.region, locale) : title}: ${ids.length}`
					: title,
			href: ids.length > 1 ? area : `/${locale}${path}`
		};
	});
}

/** One country as a grid of its regions, with the clusters of each counted. */
export async function loadCountry(db: Database, wanted: Wanted, country: string) {
	if (!hasRegions(country)) return null;
	const inCountry: Wanted = { ...wanted, countries: [country], regions: [] };
	const counted = await countFacets(db, inCountry, ['regions']);
	return {
		code: country,
		name: nameOfCountry(country, wanted.locale),
		grid: namedTileGrid(country, wanted.locale),
		counts: byValue(counted.regions)
	};
}

const byValue = (counts: Counted[] = []): Counts =>
	Object.fromEntries(counts.map(({ value, count }) => [value, count ?? mostCounted]));
