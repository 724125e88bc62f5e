import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { keepsMeaning, type QuestionDraft } from './question-fields.ts';
import { listQuestions, lockSurvey, mostQuestions } from './survey-record.server.ts';
import { hasOptions } from './survey.ts';

type Written = { surveyId: string; draft: QuestionDraft };

/** Adds a question at the end; once there are answers nobody can be bound to have answered it. */
export async function addQuestion(
	tx: Transaction,
	actor: Actor,
	{ surveyId, draft }: Written
): Promise<Outcome<string>> {
	const survey = await lockSurvey(tx, surveyId);
	if (!survey) return refuse('survey_gone');
	const refused = refusalOf(draft);
	if (refused) return refused;
	if (draft.isRequired && (await isAnswered(tx, surveyId))) return refuse('survey_question_late');
	const questions = await listQuestions(tx, surveyId);
	if (questions.length >= mostQuestions) return refuse('survey_too_long', { most: mostQuestions });
	const id = newId();
	const position = Math.max(0, ...questions.map((one) => one.position)) + 1;
	await tx
		.insertInto('surveyQuestion')
		.values({ id, surveyId, ...columnsOf(draft), position, origin: id })
		.execute();
	await told(tx, actor, { surveyId, questionId: id, done: 'question_added' });
	return accept(id);
}

/** Changes how it is asked; once there are answers only other languages may be added or mended. */
export async function changeQuestion(
	tx: Transaction,
	actor: Actor,
	{ surveyId, id, draft }: Written & { id: string }
): Promise<Outcome> {
	const survey = await lockSurvey(tx, surveyId);
	const before = (await listQuestions(tx, surveyId)).find((one) => one.id === id);
	if (!survey || !before) return refuse('question_gone');
	const refused = refusalOf(draft);
	if (refused) return refused;
	if (!keepsMeaning(before, draft, survey.originalLocale) && (await isAnswered(tx, surveyId)))
		return refuse('survey_has_answers');
	const origin = draft.isSame && draft.kind === before.kind ? before.origin : id;
	await tx
		.updateTable('surveyQuestion')
		.set({ ...columnsOf(draft), origin })
		.where('id', '=', id)
		.execute();
	await told(tx, actor, { surveyId, questionId: id, done: 'question_changed' });
	return accept();
}

export async function removeQuestion(
	tx: Transaction,
	actor: Actor,
	{ surveyId, id }: { surveyId: string; id: string }
): Promise<Outcome> {
	const survey = await lockSurvey(tx, surveyId);
	const all = await listQuestions(tx, surveyId);
	if (!survey || !all.some((one) => one.id === id)) return refuse('question_gone');
	if (await isAnswered(tx, surveyId)) return refuse('survey_has_answers');
	if (survey.openedAt && all.length === 1) return refuse('survey_without_questions');
	await tx.deleteFrom('surveyQuestion').where('id', '=', id).execute();
	await told(tx, actor, { surveyId, questionId: id, done: 'question_removed' });
	return accept();
}

/** Moves a question one place up or down. */
export async function moveQuestion(
	tx: Transaction,
	actor: Actor,
	{ surveyId, id, by }: { surveyId: string; id: string; by: -1 | 1 }
): Promise<Outcome> {
	await lockSurvey(tx, surveyId);
	const all = await listQuestions(tx, surveyId);
	const one = all.find((question) => question.id === id);
	if (!one) return refuse('question_gone');
	const other = all[all.indexOf(one) + by];
	if (!other) return refuse('question_at_end');
	for (const [moved, position] of [
		[one.id, other.position],
		[other.id, one.position]
	] as const)
		await tx.updateTable('surveyQuestion').set({ position }).where('id', '=', moved).execute();
	await told(tx, actor, { surveyId, questionId: id, done: 'question_moved' });
	return accept();
}

export async function isAnswered(db: Database, surveyId: string): Promise<boolean> {
	const row = await db
		.selectFrom('surveyAnswer')
		.select('id')
		.where('surveyId', '=', surveyId)
		.executeTakeFirst();
	return row !== undefined;
}

function refusalOf({ kind, texts, options }: QuestionDraft) {
	if (!Object.values(texts).some((text) => text.trim())) return refuse('label_missing');
	if (hasOptions(kind) && options.length < 2) return refuse('options_missing');
	return undefined;
}

const columnsOf = ({ kind, texts, options, isRequired }: QuestionDraft) => ({
	...{ kind, isRequired },
	texts: JSON.stringify(texts),
	options: JSON.stringify(options)
});

type Deed = { surveyId: string; questionId: string; done: string };

const told = (tx: Transaction, actor: Actor, { surveyId, questionId, done }: Deed) =>
	record(tx, actor, {
		deed: `survey.${done}`,
		subject: { kind: 'survey', id: surveyId },
		details: { questionId }
	});
