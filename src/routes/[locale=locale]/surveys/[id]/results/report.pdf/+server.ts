import { found } from '#platform/guards/guard.server.ts';
import { hasResults } from '#rooms/surveys/survey.ts';
import { pdfAnswer } from '../../../../../pdf-answer.server.ts';
import { renderSurveyReport } from '../../../../../survey-report.server.ts';
import { readableSurvey } from '../../../../../survey-results.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const survey = await readableSurvey(event);
	found(hasResults(survey) || undefined);
	return pdfAnswer(await renderSurveyReport(event, survey), 'survey');
};
