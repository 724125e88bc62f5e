import type { Database } from '#platform/database/database.ts';
import type { Respondent } from './results.ts';
import { findSurvey, listQuestions, type SurveyRecord } from './survey-record.server.ts';

/** What was counted when the survey closed: every organisation's answers, and no organisation. */
async function listRespondents(db: Database, surveyId: string): Promise<Respondent[]> {
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

/** Other closed surveys of the cluster that ask some of the same; strangers see public ones alone. */
export async function listComparable(
	db: Database,
	survey: SurveyRecord,
	{ onlyPublic }: { onlyPublic: boolean }
) {
	let query = db
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
		.limit(20);
	if (onlyPublic) query = query.where('hasPublicResults', '=', true);
	return query.execute();
}

const kept = new Map<string, Respondent[]>();
const mostKept = 30;

/** A closed survey with what it asked and what was answered, which stays as it is until it closes again. */
export async function readResults(db: Database, id: string) {
	const survey = await findSurvey(db, id);
	if (!survey) return undefined;
	const key = `${id} ${survey.closedAt?.toISOString()}`;
	const respondents = kept.get(key) ?? (await listRespondents(db, id));
	if (survey.closedAt) kept.set(key, respondents);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest) kept.delete(oldest);
	return { survey, questions: await listQuestions(db, id), respondents };
}
