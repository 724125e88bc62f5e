import { ownText } from '#rooms/events/own-text.ts';
import { mayMake } from '#rooms/surveys/access.ts';
import { hasResults } from '#rooms/surveys/survey.ts';
import { formatDate } from '#ui/format.ts';
import { clusterLinks } from '../../../../survey-page.server.ts';
import { loadResults, readableSurvey } from '../../../../survey-results.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const survey = await readableSurvey(event);
	const { db, actor, locale } = event.locals;
	const to = { locale, original: survey.originalLocale };
	const links = await clusterLinks(db, [survey.clusterId], locale);
	return {
		...{ id: survey.id, original: to.original, isDemo: survey.isDemo },
		isPublic: survey.hasPublicResults && survey.closedAt !== null,
		title: ownText(survey.titles, to),
		introduction: ownText(survey.introductions, to),
		cluster: links.get(survey.clusterId) ?? null,
		closedOn: survey.closedAt && formatDate(locale, survey.closedAt, 'long'),
		isTeam: mayMake(actor, survey.clusterId),
		results: hasResults(survey) ? await loadResults(event, survey) : null
	};
};
