import { error } from '@sveltejs/kit';
import { isSheetFormat, sheetResponse } from '#platform/sheets/sheet.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { hasResults } from '#rooms/surveys/survey.ts';
import { readableSurvey } from '../../../../../survey-results.server.ts';
import { resultsSheet } from '../../../../../survey-sheet.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { format } = event.params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const survey = await readableSurvey(event);
	found(hasResults(survey) || undefined);
	return sheetResponse(await resultsSheet(event, survey), format);
};
