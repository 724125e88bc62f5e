import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Option, QuestionKind, Texts } from './application.ts';

export type JoiningForm = {
	clusterId: string;
	isOpen: boolean;
	introductions: Texts;
	rulesAgreementId: string | null;
	edition: number;
};

/** The joining form of a cluster; one that nobody has set up is closed. */
export async function findJoiningForm(db: Database, clusterId: string): Promise<JoiningForm> {
	const row = await db
		.selectFrom('joiningForm')
		.select(['clusterId', 'isOpen', 'introductions', 'rulesAgreementId', 'edition'])
		.where('clusterId', '=', clusterId)
		.executeTakeFirst();
	return row ?? { clusterId, isOpen: false, introductions: {}, rulesAgreementId: null, edition: 0 };
}

/** Opens or closes the form and says how it greets; whoever comes second with an old one is told. */
export async function saveJoiningForm(
	tx: Transaction,
	actor: Actor,
	form: { clusterId: string; isOpen: boolean; introductions: Texts; edition: number },
	now: Date
): Promise<Outcome> {
	if (form.isOpen && !(await hasClasses(tx, form.clusterId))) return refuse('classes_missing');
	const values = {
		isOpen: form.isOpen,
		introductions: JSON.stringify(form.introductions),
		changedAt: now
	};
	const { clusterId, edition } = form;
	const saved = await tx
		.insertInto('joiningForm')
		.values({ clusterId, ...values })
		.onConflict((on) =>
			on
				.column('clusterId')
				.doUpdateSet({ ...values, edition: edition + 1 })
				.where('joiningForm.edition', '=', edition)
		)
		.executeTakeFirstOrThrow();
	if (!saved.numInsertedOrUpdatedRows) return refuse('changed_meanwhile');
	await record(tx, actor, {
		deed: 'cluster.joining_changed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { isOpen: form.isOpen }
	});
	return accept();
}

const hasClasses = async (tx: Transaction, clusterId: string): Promise<boolean> =>
	Boolean(
		await tx
			.selectFrom('membershipClass')
			.select('id')
			.where('clusterId', '=', clusterId)
			.where('retiredAt', 'is', null)
			.limit(1)
			.executeTakeFirst()
	);

export type JoiningQuestion = {
	id: string;
	kind: QuestionKind;
	labels: Texts;
	options: Option[];
	isRequired: boolean;
	position: number;
};

export async function listJoiningQuestions(
	db: Database,
	clusterId: string,
	{ withRetired = false } = {}
): Promise<JoiningQuestion[]> {
	let query = db
		.selectFrom('joiningQuestion')
		.select(['id', 'kind', 'labels', 'options', 'isRequired', 'position'])
		.where('clusterId', '=', clusterId);
	if (!withRetired) query = query.where('retiredAt', 'is', null);
	return query.orderBy('position').orderBy('id').limit(200).execute();
}

export type QuestionDraft = Pick<JoiningQuestion, 'kind' | 'labels' | 'options' | 'isRequired'>;

/** Asks something new, or words a question anew; its kind stays, for answers hang on it. */
export async function putQuestion(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id, draft }: { clusterId: string; id: string | null; draft: QuestionDraft }
): Promise<Outcome<string>> {
	if (!Object.values(draft.labels).some(Boolean)) return refuse('texts_missing');
	const needsOptions = draft.kind === 'one_of' || draft.kind === 'many_of';
	if (needsOptions && draft.options.length < 2) return refuse('question_options_missing');
	const { kind, labels, options, isRequired } = draft;
	const words = { labels: JSON.stringify(labels), options: JSON.stringify(options), isRequired };
	if (id) {
		const changed = await tx
			.updateTable('joiningQuestion')
			.set(words)
			.where('id', '=', id)
			.where('clusterId', '=', clusterId)
			.returning('id')
			.executeTakeFirst();
		if (!changed) return refuse('record_unknown');
	}
	const questionId = id ?? newId();
	if (!id) {
		const position = (await listJoiningQuestions(tx, clusterId)).length;
		await tx
			.insertInto('joiningQuestion')
			.values({ id: questionId, clusterId, kind, ...words, position })
			.execute();
	}
	await tell(tx, actor, clusterId, questionId);
	return accept(questionId);
}

/** A question is asked no more; the answers given to it stay. */
export async function retireQuestion(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id }: { clusterId: string; id: string },
	now: Date
): Promise<Outcome> {
	const retired = await tx
		.updateTable('joiningQuestion')
		.set({ retiredAt: now })
		.where('id', '=', id)
		.where('clusterId', '=', clusterId)
		.where('retiredAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!retired) return refuse('record_unknown');
	await tell(tx, actor, clusterId, id);
	return accept();
}

const tell = (tx: Transaction, actor: Actor, clusterId: string, questionId: string) =>
	record(tx, actor, {
		deed: 'cluster.joining_question_changed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { questionId }
	});
