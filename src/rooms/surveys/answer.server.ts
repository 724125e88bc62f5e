import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockSurvey } from './survey-record.server.ts';
import { stateOf, type Answers } from './survey.ts';

type Of = { surveyId: string; organisationId: string };

export const findAnswer = (db: Database, { surveyId, organisationId }: Of) =>
	db
		.selectFrom('surveyAnswer')
		.select(['id', 'answers', 'answeredAt', 'edition', 'locale'])
		.where('surveyId', '=', surveyId)
		.where('organisationId', '=', organisationId)
		.executeTakeFirst();

/** Which of these organisations answered, and when. */
export async function listAnswered(
	db: Database,
	surveyId: string,
	organisationIds: readonly string[]
): Promise<Map<string, Date>> {
	if (organisationIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('surveyAnswer')
		.select(['organisationId', 'answeredAt'])
		.where('surveyId', '=', surveyId)
		.where('organisationId', 'in', organisationIds)
		.execute();
	return new Map(rows.map(({ organisationId, answeredAt }) => [organisationId, answeredAt]));
}

type Given = Of & { answers: Answers; locale: Locale; edition: number };

/**
 * One answer an organisation, changed as often as it likes while the survey is open. Whoever began from
 * an older one than there is now is shown what a colleague wrote meanwhile.
 */
export async function saveAnswer(
	tx: Transaction,
	actor: Actor,
	{ surveyId, organisationId, answers, locale, edition }: Given,
	now: Date
): Promise<Outcome> {
	const survey = await lockSurvey(tx, surveyId);
	if (!survey) return refuse('survey_gone');
	if (stateOf(survey, now) !== 'open') return refuse('survey_not_open');
	if (Object.keys(answers).length === 0) return refuse('survey_answer_empty');
	const held = await findAnswer(tx, { surveyId, organisationId });
	if ((held?.edition ?? 0) !== edition)
		return refuse('changed_meanwhile', {
			edition: held?.edition ?? 0,
			theirs: held?.answers ?? {}
		});
	const row = {
		...{ answers: JSON.stringify(answers), locale, answeredAt: now },
		...{ personId: effectivePersonId(actor), edition: edition + 1 }
	};
	await tx
		.insertInto('surveyAnswer')
		.values({ id: newId(), surveyId, organisationId, counted: null, countedAs: null, ...row })
		.onConflict((conflict) => conflict.columns(['surveyId', 'organisationId']).doUpdateSet(row))
		.execute();
	await record(tx, actor, {
		deed: held ? 'survey.answer_changed' : 'survey.answered',
		subject: { kind: 'survey', id: surveyId },
		details: { organisationId }
	});
	return accept();
}
