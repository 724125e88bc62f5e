import { clusterOf } from '../../../../../cluster-page.server.ts';
import { loadRadar, radarOfCluster } from '../../../../../radar-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cluster = await clusterOf(event);
	const of = await radarOfCluster(event, cluster);
	return {
		radar: await loadRadar(event, of),
		clusterId: cluster.id,
		says: of.ownIds.length > 0,
		hears: of.as === 'team'
	};
};
