import { europeMap, europeSheet } from '#rooms/places/map.ts';
import type { RequestHandler } from './$types';

/** The shapes of the countries, once for every page that draws them. */
export const GET: RequestHandler = async () =>
	new Response(europeSheet(await europeMap()), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }
	});
