import { dayOf } from '#platform/calendar-day.ts';
import { succeed } from '#rooms/clusters/succession.server.ts';
import { findChosenCluster } from '../../../../../chosen.server.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { onDay } from '../../../../../acting-upon.server.ts';
import { findByName } from '../../../../../find-by-name.server.ts';
import { clusterLink } from '../../../../../cluster-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await managedCluster(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const [found, chosen] = await Promise.all([
		findByName(db, { text: asked('find'), kinds: ['cluster'], locale }),
		findChosenCluster(db, asked('cluster'), locale)
	]);
	const link = ({ cluster: other, since }: (typeof cluster.successors)[number]) => ({
		since,
		...clusterLink(other, locale)
	});
	return {
		today: dayOf(now),
		asked: asked('find'),
		found: found.filter(({ id }) => id !== cluster.id),
		chosen,
		predecessors: cluster.predecessors.map(link),
		successors: cluster.successors.map(link)
	};
};

export const actions: Actions = {
	default: managing(
		(tx, actor, { recordId: clusterId, now, id, day }) =>
			onDay(day('since'), (since) =>
				succeed(tx, actor, { predecessorId: clusterId, successorId: id('cluster'), since }, now)
			),
		'clusters_succeeded_notice',
		'succession'
	)
};
