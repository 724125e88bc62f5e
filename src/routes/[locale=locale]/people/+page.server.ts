import { require } from '#platform/guards/guard.server.ts';
import { mayAdminister } from '#rooms/people/access.ts';
import { listPeople } from '#rooms/people/person.server.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async (event) => {
	require(event, mayAdminister(event.locals.actor));
	const search = event.url.searchParams.get('q')?.trim() ?? '';
	const at = Math.max(1, Number(event.url.searchParams.get('page')) || 1);
	const { people, total } = await listPeople(event.locals.db, {
		search,
		limit: perPage,
		offset: (at - 1) * perPage
	});
	return { people, total, search, at, perPage };
};
