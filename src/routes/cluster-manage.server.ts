import type { RequestEvent } from '@sveltejs/kit';
import { require } from '#platform/guards/guard.server.ts';
import { mayManage } from '#rooms/clusters/access.ts';
import { clusterIdOf, clusterOf } from './cluster-page.server.ts';
import { actsUpon } from './acting-upon.server.ts';

type ClusterEvent = RequestEvent & { params: { slug: string } };

/** The cluster of a page that only its managers see. */
export async function managedCluster(event: ClusterEvent) {
	const cluster = await clusterOf(event);
	require(event, mayManage(event.locals.actor, cluster.id));
	return cluster;
}

/** A managing act upon the cluster named in the address. */
export const managing = actsUpon<ClusterEvent>({
	idOf: clusterIdOf,
	mayManage,
	pageOf: ({ slug }, page) => `/clusters/${slug}/manage/${page}`
});
