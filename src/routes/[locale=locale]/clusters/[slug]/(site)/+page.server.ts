import { clusterOf, knownAddress } from '../../../../cluster-page.server.ts';
import { schemaOf } from '../../../../cluster-schema.ts';
import { loadSite } from '../../../../cluster-site.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await clusterOf(event);
	const site = await loadSite(db, cluster, { locale, now });
	const { origin, pathname } = (await knownAddress(event, cluster)) ?? event.url;
	const url = origin + pathname;
	return { site, schema: schemaOf(cluster, site, { locale, origin, url }) };
};
