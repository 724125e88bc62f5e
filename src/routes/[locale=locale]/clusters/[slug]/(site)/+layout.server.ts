import { clusterOf, loadHead } from '../../../../cluster-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
	head: await loadHead(event, await clusterOf(event))
});
