import type { Database, Transaction } from '#platform/database/database.ts';
import type { SurveyQuestion } from './survey.ts';

export const findSurvey = (db: Database, id: string) =>
	db.selectFrom('survey').selectAll().where('id', '=', id).executeTakeFirst();

export type SurveyRecord = NonNullable<Awaited<ReturnType<typeof findSurvey>>>;

/** Whoever changes a survey, answers it or closes it holds its row. */
export const lockSurvey = (tx: Transaction, id: string) =>
	tx.selectFrom('survey').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function listQuestions(db: Database, surveyId: string): Promise<SurveyQuestion[]> {
	const rows = await db
		.selectFrom('surveyQuestion')
		.selectAll()
		.where('surveyId', '=', surveyId)
		.orderBy('position')
		.orderBy('id')
		.limit(mostQuestions)
		.execute();
	return rows.map(({ surveyId: _, ...question }) => question);
}

export const mostQuestions = 60;

export const listSurveys = (
	db: Database,
	clusterIds: readonly string[],
	{ limit = 100 }: { limit?: number } = {}
) =>
	clusterIds.length === 0
		? Promise.resolve([])
		: db
				.selectFrom('survey')
				.selectAll()
				.where('clusterId', 'in', clusterIds)
				.orderBy('madeAt', 'desc')
				.orderBy('id')
				.limit(limit)
				.execute();

/** Surveys whose results their clusters, or one of them, show to everybody. */
export async function listPublic(
	db: Database,
	{ clusterId, limit = 50 }: { clusterId?: string; limit?: number } = {}
) {
	let query = db
		.selectFrom('survey')
		.selectAll()
		.where('hasPublicResults', '=', true)
		.where('closedAt', 'is not', null);
	if (clusterId) query = query.where('clusterId', '=', clusterId);
	return query.orderBy('closedAt', 'desc').orderBy('id').limit(limit).execute();
}

export const listSurveyTitles = async (db: Database, ids: readonly string[]) =>
	ids.length === 0
		? []
		: db
				.selectFrom('survey')
				.select(['id', 'titles', 'originalLocale'])
				.where('id', 'in', [...new Set(ids)])
				.execute();

/** How many organisations answered each of these surveys. */
export async function countAnswers(
	db: Database,
	surveyIds: readonly string[]
): Promise<Map<string, number>> {
	if (surveyIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('surveyAnswer')
		.innerJoin('organisation', 'organisation.id', 'organisationId')
		.select(({ fn }) => ['surveyId', fn.countAll<number>().as('count')])
		.where('surveyId', 'in', surveyIds)
		.where('mergedIntoId', 'is', null)
		.groupBy('surveyId')
		.execute();
	return new Map(rows.map(({ surveyId, count }) => [surveyId, Number(count)]));
}
