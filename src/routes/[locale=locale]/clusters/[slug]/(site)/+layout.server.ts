import { knownAddress, loadHead, shownClusterOf } from '../../../../cluster-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const cluster = await shownClusterOf(event);
	return { head: await loadHead(event, cluster), knownAs: await knownAddress(event, cluster) };
};
