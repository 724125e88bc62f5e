import { clusterOf, knownAddress, loadHead } from '../../../../cluster-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const cluster = await clusterOf(event);
	return { head: await loadHead(event, cluster), knownAs: await knownAddress(event, cluster) };
};
