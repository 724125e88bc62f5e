import { allianceOf } from '../../../../../alliance-page.server.ts';
import { loadRadar, radarOfAlliance } from '../../../../../radar-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	radar: await loadRadar(event, radarOfAlliance(event, await allianceOf(event)))
});
