import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { rememberPublic } from '#platform/public-memory.ts';
import type { ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { listEvents } from '#rooms/events/event-list.server.ts';
import { listPublic } from '#rooms/surveys/survey-record.server.ts';
import { publicAgreements } from '../../../../agreement-shelf.server.ts';
import { described } from '../../../../event-directory.server.ts';
import { knownAddress, shownClusterOf } from '../../../../cluster-page.server.ts';
import { schemaOf } from '../../../../cluster-schema.ts';
import { loadSite } from '../../../../cluster-site.server.ts';
import { describeSurveys } from '../../../../survey-page.server.ts';
import type { PageServerLoad } from './$types';

type Reader = { locale: Locale; now: Date };

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await shownClusterOf(event);
	const { site, ...lists } = await rememberPublic(`site of ${cluster.id} in ${locale}`, () =>
		readSite(db, cluster, { locale, now })
	);
	const { origin, pathname } = (await knownAddress(event, cluster)) ?? event.url;
	const url = origin + pathname;
	return {
		...lists,
		feed: `/${locale}/calendar.ics?by=cluster:${cluster.id}`,
		site,
		schema: schemaOf(cluster, site, { locale, origin, url })
	};
};

/** What everybody sees of it. */
async function readSite(db: Database, cluster: ClusterRecord, { locale, now }: Reader) {
	const owner = { ownerKind: 'cluster' as const, ownerId: cluster.id };
	const [site, { events }, agreements, surveys] = await Promise.all([
		loadSite(db, cluster, { locale, now }),
		listEvents(db, { when: 'coming', owner }, now, { limit: 5 }),
		publicAgreements(db, cluster.id, { locale, now }),
		listPublic(db, { clusterId: cluster.id, limit: 5 })
	]);
	return {
		site,
		agreements,
		surveys: await describeSurveys(db, surveys, { locale, now }),
		events: events.map((one) => described(one, locale))
	};
}
