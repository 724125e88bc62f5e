import type { Database } from '#platform/database/database.ts';
import type { Respondent } from './results.ts';
import { findSurvey, listQuestions, type SurveyRecord } from './survey-record.server.ts';

/** What was counted when the survey closed: every organisation's answers, and no organisation. */
export async function listRespondents(db: Database, surveyId: string): Promise<Respondent[]> {
	const rows = await db
		.selectFrom('surveyAnswer')
		.select(['counted', 'countedAs'])
		.where('surveyId', '=', surveyId)
		.orderBy('id')
		.execute();
	return rows.flatMap(({ counted, countedAs }) =>
		counted && countedAs ? [{ ...countedAs, answers: counted }] : []
	);
}

/** Other closed surveys of the cluster that ask some of the same. */
export async function listComparable(db: Database, survey: SurveyRecord) {
	return db
		.selectFrom('survey')
		.selectAll()
		.where('clusterId', '=', survey.clusterId)
		.where('id', '!=', survey.id)
		.where('closedAt', 'is not', null)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('surveyQuestion as other')
					.innerJoin('surveyQuestion as own', 'own.origin', 'other.origin')
					.select('other.id')
					.whereRef('other.surveyId', '=', 'survey.id')
					.where('own.surveyId', '=', survey.id)
			)
		)
		.orderBy('closedAt', 'desc')
		.orderBy('id')
		.limit(20)
		.execute();
}

/** A closed survey with what it asked and what was answered. */
export async function readResults(db: Database, id: string) {
	const survey = await findSurvey(db, id);
	if (!survey) return undefined;
	const [questions, respondents] = await Promise.all([
		listQuestions(db, id),
		listRespondents(db, id)
	]);
	return { survey, questions, respondents };
}
