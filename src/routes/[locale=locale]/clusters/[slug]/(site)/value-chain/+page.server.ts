import { clusterOf } from '../../../../../cluster-page.server.ts';
import { loadClusterChain } from '../../../../../value-chain-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cluster = await clusterOf(event);
	return { chains: await loadClusterChain(event, cluster) };
};
