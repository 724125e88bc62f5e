import { isAdministrator } from '#platform/actor.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { listMaking, listWritten } from '#rooms/surveys/access.ts';
import { listAwaiting } from '#rooms/surveys/awaiting.server.ts';
import { listPublic, listSurveys } from '#rooms/surveys/survey-record.server.ts';
import { describeSurveys, sayEnd } from '../../survey-page.server.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, actor, locale, now } = event.locals;
	const making = listMaking(actor);
	const [awaiting, own, open] = await Promise.all([
		loadAwaiting(event),
		listSurveys(db, making),
		listPublic(db)
	]);
	return {
		awaiting,
		mayMake: making.length > 0 || isAdministrator(actor),
		isMaker: making.length > 0,
		making: await describeSurveys(db, own, { locale, now }),
		open: await describeSurveys(db, open, { locale, now })
	};
};

async function loadAwaiting({ locals: { db, actor, locale, now } }: RequestEvent) {
	const rows = await listAwaiting(db, listWritten(actor), now);
	const [organisations, clusters] = await Promise.all([
		listOrganisationNames(
			db,
			rows.map(({ organisationId }) => organisationId)
		),
		listClusterNames(
			db,
			rows.map(({ clusterId }) => clusterId)
		)
	]);
	return rows.map(({ id, organisationId, clusterId, answeredAt, ...survey }) => {
		const organisation = organisations.get(organisationId);
		const cluster = clusters.get(clusterId);
		return {
			href: `/${locale}/surveys/${id}/answer?organisation=${organisationId}`,
			title: ownText(survey.titles, { locale, original: survey.originalLocale }),
			original: survey.originalLocale,
			organisation: organisation
				? nameFor(organisation.texts, locale, organisation.originalLocale)
				: '',
			cluster: cluster ? nameFor(cluster.texts, locale, cluster.originalLocale) : '',
			isAnswered: answeredAt !== null,
			end: survey.openUntil ? sayEnd(survey.openUntil, now, locale) : ''
		};
	});
}
