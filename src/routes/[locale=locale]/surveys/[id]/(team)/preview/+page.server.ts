import { ownText } from '#rooms/events/own-text.ts';
import { listQuestions } from '#rooms/surveys/survey-record.server.ts';
import { describeQuestions, madeSurvey } from '../../../../../survey-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const survey = await madeSurvey(event);
	const { db, locale } = event.locals;
	const to = { locale, original: survey.originalLocale };
	return {
		introduction: ownText(survey.introductions, to),
		questions: describeQuestions(await listQuestions(db, survey.id), to)
	};
};
