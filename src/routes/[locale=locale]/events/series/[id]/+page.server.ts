import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { listEvents } from '#rooms/events/event-list.server.ts';
import { described } from '../../../../event-directory.server.ts';
import { findScope } from '../../../../scopes.server.ts';
import { describeSeries } from '../../../../series-page.server.ts';
import { findSeries } from '#rooms/events/series.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db, locale, now } = locals;
	const record = found(isId(params.id) ? await findSeries(db, params.id) : undefined);
	const { id: seriesId, ownerKind: kind, ownerId: id } = record;
	const [series, owner, coming, past] = await Promise.all([
		describeSeries(db, seriesId, locale),
		findScope(db, { kind, id }, locale),
		listEvents(db, { when: 'coming', seriesId }, now, { limit: 100 }),
		listEvents(db, { when: 'past', seriesId }, now, { limit: 100 })
	]);
	return {
		series: found(series),
		owner: owner && { name: owner.name, href: `/${locale}${owner.path}` },
		coming: coming.events.map((event) => described(event, locale)),
		past: past.events.map((event) => described(event, locale))
	};
};
