import { countWaiting } from '#rooms/meetings/request-waiting.server.ts';
import { findOwn } from '../../../../meetings-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	if (event.route.id.includes('/delegations/')) return { own: null, query: '', waiting: 0 };
	const { own, isActing } = await findOwn(event);
	const { db, now } = event.locals;
	return {
		own: own && { id: own.id, name: own.name, isActing },
		query: isActing && own ? `?as=${own.id}` : '',
		waiting: own ? await countWaiting(db, own.id, now) : 0
	};
};
