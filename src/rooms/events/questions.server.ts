import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Question, Stage } from './question.ts';

/** The questions of an event in their order; those that are retired too where they are wanted. */
export async function listQuestions(
	db: Database,
	eventId: string,
	{ stage, withRetired = false }: { stage?: Stage; withRetired?: boolean } = {}
): Promise<Question[]> {
	let query = db.selectFrom('eventQuestion').selectAll().where('eventId', '=', eventId);
	if (stage) query = query.where('stage', '=', stage);
	if (!withRetired) query = query.where('retiredAt', 'is', null);
	const rows = await query.orderBy('position').orderBy('id').execute();
	return rows.map(({ eventId: _, ...row }) => row as Question);
}

export type QuestionDraft = Omit<Question, 'id' | 'position' | 'retiredAt'>;

export async function addQuestion(
	tx: Transaction,
	actor: Actor,
	{ eventId, draft }: { eventId: string; draft: QuestionDraft }
): Promise<Outcome<string>> {
	const questions = await listQuestions(tx, eventId);
	const refused = refusalOf(draft, questions, null);
	if (refused) return refused;
	const id = newId();
	const position = Math.max(0, ...questions.map((one) => one.position)) + 1;
	await tx
		.insertInto('eventQuestion')
		.values({ id, eventId, ...columnsOf(draft), position, retiredAt: null })
		.execute();
	await record(tx, actor, deed('question_added', eventId, id));
	return accept(id);
}

/** Changes how it is asked; its kind stays as soon as there are answers to it. */
export async function changeQuestion(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, draft }: { eventId: string; id: string; draft: QuestionDraft }
): Promise<Outcome> {
	const questions = await listQuestions(tx, eventId);
	const before = questions.find((one) => one.id === id);
	if (!before) return refuse('question_gone');
	const refused = refusalOf(draft, questions, id);
	if (refused) return refused;
	const answers = await countAnswers(tx, id);
	if (answers > 0 && before.kind !== draft.kind)
		return refuse('question_has_answers', { count: answers });
	const kept = new Set(draft.options.map(({ key }) => key));
	const lost = before.options.filter(({ key }) => !kept.has(key)).map(({ key }) => key);
	if (answers > 0 && (await isChosen(tx, id, lost))) return refuse('option_has_answers');
	await tx.updateTable('eventQuestion').set(columnsOf(draft)).where('id', '=', id).execute();
	await record(tx, actor, deed('question_changed', eventId, id));
	return accept();
}

/** Takes a question from the form: for good where nobody answered it, else its answers stay. */
export async function retireQuestion(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string },
	now: Date
): Promise<Outcome<'removed' | 'retired'>> {
	const questions = await listQuestions(tx, eventId);
	if (!questions.some((one) => one.id === id)) return refuse('question_gone');
	const isAnswered = (await countAnswers(tx, id)) > 0;
	if (isAnswered)
		await tx.updateTable('eventQuestion').set({ retiredAt: now }).where('id', '=', id).execute();
	else await tx.deleteFrom('eventQuestion').where('id', '=', id).execute();
	await tx
		.updateTable('eventQuestion')
		.set({ shownIfQuestionId: null, shownIfValues: [] })
		.where('shownIfQuestionId', '=', id)
		.execute();
	await record(tx, actor, deed('question_retired', eventId, id));
	return accept(isAnswered ? 'retired' : 'removed');
}

/** Moves a question one place up or down among those of its form. */
export async function moveQuestion(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, by }: { eventId: string; id: string; by: -1 | 1 }
): Promise<Outcome> {
	const all = await listQuestions(tx, eventId);
	const one = all.find((question) => question.id === id);
	if (!one) return refuse('question_gone');
	const form = all.filter(({ stage }) => stage === one.stage);
	const other = form[form.indexOf(one) + by];
	if (!other) return refuse('question_at_end');
	const hangs = (later: Question, earlier: Question) => later.shownIfQuestionId === earlier.id;
	if (by < 0 ? hangs(one, other) : hangs(other, one)) return refuse('question_hangs_on_other');
	for (const [moved, position] of [
		[one.id, other.position],
		[other.id, one.position]
	] as const)
		await tx.updateTable('eventQuestion').set({ position }).where('id', '=', moved).execute();
	await record(tx, actor, deed('question_moved', eventId, id));
	return accept();
}

export async function countAnswers(db: Database, questionId: string): Promise<number> {
	const { count } = await db
		.selectFrom('registrationAnswer')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('questionId', '=', questionId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

async function isChosen(db: Database, questionId: string, keys: readonly string[]) {
	if (keys.length === 0) return false;
	const rows = await db
		.selectFrom('registrationAnswer')
		.select('value')
		.where('questionId', '=', questionId)
		.execute();
	return rows.some(({ value }) =>
		(Array.isArray(value) ? value : [value]).some((one) => keys.includes(String(one)))
	);
}

function refusalOf(draft: QuestionDraft, questions: readonly Question[], ownId: string | null) {
	if (!Object.values(draft.labels).some((label) => label.trim())) return refuse('label_missing');
	const needsOptions = draft.kind === 'one_of' || draft.kind === 'many_of';
	if (needsOptions && draft.options.length < 2) return refuse('options_missing');
	if (!draft.shownIfQuestionId) return undefined;
	const own = questions.find(({ id }) => id === ownId);
	const other = questions.find(({ id }) => id === draft.shownIfQuestionId);
	const isBefore = other && (!own || other.position < own.position);
	return isBefore && other.stage === draft.stage && draft.shownIfValues.length > 0
		? undefined
		: refuse('condition_wrong');
}

const columnsOf = ({ labels, hints, options, ...columns }: QuestionDraft) => ({
	...columns,
	labels: JSON.stringify(labels),
	hints: JSON.stringify(hints),
	options: JSON.stringify(options)
});

const deed = (what: string, eventId: string, questionId: string) => ({
	deed: `event.${what}` as const,
	subject: { kind: 'event' as const, id: eventId },
	details: { questionId }
});
