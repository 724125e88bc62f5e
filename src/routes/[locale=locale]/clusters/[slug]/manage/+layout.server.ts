import { loadHead } from '../../../../cluster-page.server.ts';
import { managedCluster } from '../../../../cluster-manage.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
	head: await loadHead(event, await managedCluster(event))
});
