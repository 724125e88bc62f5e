import { loadMap } from '../../../map-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	map: await loadMap(locals.db, url, locals.locale)
});
