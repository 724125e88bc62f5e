import { refuse } from '#platform/outcome.ts';
import { mayGiveHost } from '#rooms/clusters/access.ts';
import { giveHost, listAddresses, takeHost } from '#rooms/clusters/cluster-address.server.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, actor } = event.locals;
	const { id } = await managedCluster(event);
	return { ...(await listAddresses(db, id)), mayGiveHost: mayGiveHost(actor) };
};

export const actions: Actions = {
	give: managing(
		async (tx, actor, { recordId: clusterId, text }) =>
			mayGiveHost(actor)
				? giveHost(tx, actor, { clusterId, host: text('host') })
				: refuse('not_allowed'),
		'clusters_saved',
		'addresses'
	),
	take: managing(
		async (tx, actor, { recordId: clusterId, text }) =>
			mayGiveHost(actor)
				? takeHost(tx, actor, { clusterId, host: text('host') })
				: refuse('not_allowed'),
		'clusters_saved',
		'addresses'
	)
};
