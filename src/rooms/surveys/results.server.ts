import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Respondent } from './results.ts';
import { findSurvey, listQuestions, type SurveyRecord } from './survey-record.server.ts';

/** What was counted when the survey closed: every organisation's answers, and no organisation. */
export async function listRespondents(db: Database, surveyId: string): Promise<Respondent[]> {
	const { rows } = await sql<Respondent>`
		select answer.counted as answers, o.size_class as size, o.country, o.region,
			answer.locale as language, coalesce((
				select jsonb_agg(distinct step.chain || ':' || step.step)
				from organisation_chain_step step where step.organisation_id = o.id
			), '[]') as steps
		from survey_answer answer join organisation o on o.id = answer.organisation_id
		where answer.survey_id = ${surveyId} and answer.counted is not null
		order by answer.id`.execute(db);
	return rows;
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
