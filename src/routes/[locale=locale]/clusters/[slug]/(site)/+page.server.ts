import { listEvents } from '#rooms/events/event-list.server.ts';
import { listPublic } from '#rooms/surveys/survey-record.server.ts';
import { publicAgreements } from '../../../../agreement-shelf.server.ts';
import { described } from '../../../../event-directory.server.ts';
import { clusterOf, knownAddress } from '../../../../cluster-page.server.ts';
import { schemaOf } from '../../../../cluster-schema.ts';
import { loadSite } from '../../../../cluster-site.server.ts';
import { describeSurveys } from '../../../../survey-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const cluster = await clusterOf(event);
	const owner = { ownerKind: 'cluster' as const, ownerId: cluster.id };
	const [site, { events }, agreements, surveys] = await Promise.all([
		loadSite(db, cluster, { locale, now }),
		listEvents(db, { when: 'coming', owner }, now, { limit: 5 }),
		publicAgreements(db, cluster.id, { locale, now }),
		listPublic(db, { clusterId: cluster.id, limit: 5 })
	]);
	const { origin, pathname } = (await knownAddress(event, cluster)) ?? event.url;
	const url = origin + pathname;
	return {
		agreements,
		surveys: await describeSurveys(db, surveys, { locale, now }),
		events: events.map((one) => described(one, locale)),
		feed: `/${locale}/calendar.ics?by=cluster:${cluster.id}`,
		site,
		schema: schemaOf(cluster, site, { locale, origin, url })
	};
};
