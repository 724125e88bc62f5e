import { dayOf } from '#platform/calendar-day.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { listCoordinatorTerms } from '#rooms/clusters/cluster-record.server.ts';
import { appointCoordinator } from '#rooms/clusters/coordinator.server.ts';
import { findChosen } from '../../../../../chosen.server.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { onDay } from '../../../../../acting-upon.server.ts';
import { findByName } from '../../../../../find-by-name.server.ts';
import { organisationLink } from '../../../../../cluster-page.server.ts';
import { dayIn } from '../../../../../member-list.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const { id } = await managedCluster(event);
	const asked = (name: string) => event.url.searchParams.get(name) ?? '';
	const [terms, found, chosen] = await Promise.all([
		listCoordinatorTerms(db, id),
		findByName(db, { text: asked('find'), kinds: ['organisation'], locale }),
		findChosen(db, asked('organisation'), locale)
	]);
	const history = terms.map(({ organisation, ...term }) => ({
		...term,
		...organisationLink(organisation, locale)
	}));
	const from = dayIn(asked('from'), '');
	return {
		today: dayOf(now),
		asked: asked('find'),
		found,
		chosen,
		from,
		current: history.find((term) => isInForceOn(term, from || dayOf(now))) ?? null,
		history
	};
};

export const actions: Actions = {
	default: managing(
		(tx, actor, { recordId: clusterId, id, day }) =>
			onDay(day('from'), (validFrom) =>
				appointCoordinator(tx, actor, { clusterId, organisationId: id('organisation'), validFrom })
			),
		'clusters_coordinator_appointed',
		'coordinator'
	)
};
