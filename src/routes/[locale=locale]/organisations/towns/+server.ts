import { json } from '@sveltejs/kit';
import { nameOfTown, suggestTowns } from '#rooms/places/gazetteer.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const country = url.searchParams.get('country') ?? undefined;
	const start = (url.searchParams.get('q') ?? '').slice(0, 80);
	const towns = await suggestTowns(start, { ...(country && { country }) });
	const suggestions = towns.map((town) => ({
		value: nameOfTown(town, locals.locale),
		label: town.region ? nameOfRegion(town.region, locals.locale) : town.country
	}));
	return json({ suggestions });
};
