import { requirePerson } from '#platform/guards/guard.server.ts';
import { maySay } from '#rooms/needs/access.ts';
import { listNeedsOf } from '#rooms/needs/need-record.server.ts';
import { describeNeeds } from '../../need-list.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const { db, locale } = event.locals;
	const own = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'organisation' && scopeId && maySay(actor, scopeId) ? [scopeId] : []
	);
	return { needs: describeNeeds(await listNeedsOf(db, own), locale) };
};
