import { ownText } from '#rooms/events/own-text.ts';
import { sayState } from '#rooms/surveys/survey-words.ts';
import { stateOf } from '#rooms/surveys/survey.ts';
import { clusterLinks, madeSurvey } from '../../../../survey-page.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const survey = await madeSurvey(event);
	const { db, locale, now } = event.locals;
	const state = stateOf(survey, now);
	const links = await clusterLinks(db, [survey.clusterId], locale);
	return {
		survey: {
			...{ id: survey.id, state, stateName: sayState(state, locale), isDemo: survey.isDemo },
			...{ original: survey.originalLocale, cluster: links.get(survey.clusterId) ?? null },
			title: ownText(survey.titles, { locale, original: survey.originalLocale })
		}
	};
};
