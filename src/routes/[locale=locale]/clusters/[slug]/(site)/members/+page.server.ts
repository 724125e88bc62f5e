import { dayOf } from '#platform/calendar-day.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { loadMemberList } from '../../../../../member-list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await clusterOf(event);
	return {
		slug: cluster.slug,
		list: await loadMemberList(db, cluster, event.url, { locale, today: dayOf(now) })
	};
};
