import { dayOf } from '#platform/calendar-day.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { loadRegister } from '../../../../../resolution-register.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, actor, locale, now } = event.locals;
	const { id: ownerId, originalLocale: original } = await clusterOf(event);
	const reader = { actor, locale, original, today: dayOf(now) };
	return { list: await loadRegister(db, { ownerKind: 'cluster', ownerId }, event.url, reader) };
};
