import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { rememberPublic } from '#platform/public-memory.ts';
import {
	getOverview,
	listLatestConfirmed,
	type Confirmed
} from '#rooms/insights/overview.server.ts';
import { europeFrame } from '#rooms/places/europe-frame.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { hrefIn } from '#ui/url.ts';
import type { HomeRecord } from './home.ts';
import { homeWords } from './home-words.ts';
import type { PageServerLoad } from './$types';

const shown = 6;

export const load: PageServerLoad = ({ locals: { db, locale } }) =>
	rememberPublic(`home ${locale}`, () => loadHome(db, locale));

async function loadHome(db: Database, locale: Locale) {
	const [counts, latest, frame] = await Promise.all([
		getOverview(db, locale),
		listLatestConfirmed(db, shown),
		europeFrame(locale)
	]);
	return {
		frame,
		clustersByCountry: counts.clustersByCountry,
		latest: latest.map((confirmed) => recordOf(confirmed, locale)),
		words: homeWords(locale, counts)
	};
}

function recordOf({ titles, originalLocale, ...confirmed }: Confirmed, locale: Locale): HomeRecord {
	return {
		kind: confirmed.kind,
		href: hrefIn(locale, confirmed.path),
		name: titles,
		original: originalLocale,
		place: placeOf(confirmed, locale),
		confirmedAt: confirmed.confirmedAt
	};
}

function placeOf({ region, country }: Pick<Confirmed, 'region' | 'country'>, locale: Locale) {
	const names = [
		region && nameOfRegion(region, locale),
		country && nameOfCountry(country, locale)
	].filter((name) => name !== null && name !== '');
	return names.join(', ') || null;
}
