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
export async function findJoiningForm(
	db: Database,
	clusterId: string,
	{ held = false } = {}
): Promise<JoiningForm> {
	const query = db
		.selectFrom('joiningForm')
		.select(['clusterId', 'isOpen', 'introductions', 'rulesAgreementId', 'edition'])
		.where('clusterId', '=', clusterId);
	const row = await (held ? query.forUpdate() : query).executeTakeFirst();
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
	edition: number;
	retiredAt: Date | null;
};

export async function listJoiningQuestions(
	db: Database,
	clusterId: string,
	{ withRetired = false } = {}
): Promise<JoiningQuestion[]> {
	let query = db
		.selectFrom('joiningQuestion')
		.select(['id', 'kind', 'labels', 'options', 'isRequired', 'position', 'edition'])
		.select('retiredAt')
		.where('clusterId', '=', clusterId);
	if (!withRetired) query = query.where('retiredAt', 'is', null);
	return query.orderBy('position').orderBy('id').limit(200).execute();
}

export type QuestionDraft = Pick<JoiningQuestion, 'kind' | 'labels' | 'options' | 'isRequired'>;

type Putting = {
	clusterId: string;
	/** The one that is changed, as whoever changes it has read it; nothing where one is added. */
	known: { id: string; edition: number } | null;
	draft: QuestionDraft;
};

/** Asks something new, or words a question anew; its kind stays, for answers hang on it. */
export async function putQuestion(
	tx: Transaction,
	actor: Actor,
	{ clusterId, known, draft }: Putting
): Promise<Outcome<string>> {
	if (!Object.values(draft.labels).some(Boolean)) return refuse('texts_missing');
	const needsOptions = draft.kind === 'one_of' || draft.kind === 'many_of';
	if (needsOptions && draft.options.length < 2) return refuse('question_options_missing');
	const { kind, labels, options, isRequired } = draft;
	const words = { labels: JSON.stringify(labels), options: JSON.stringify(options), isRequired };
	const all = await holdQuestions(tx, clusterId);
	const questionId = known?.id ?? newId();
	if (known) {
		const was = all.find(({ id }) => id === known.id);
		if (!was) return refuse('record_unknown');
		if (was.edition !== known.edition) return refuse('question_changed_meanwhile');
		await tx
			.updateTable('joiningQuestion')
			.set({ ...words, edition: was.edition + 1 })
			.where('id', '=', questionId)
			.execute();
	} else
		await tx
			.insertInto('joiningQuestion')
			.values({ id: questionId, clusterId, kind, ...words, position: endOf(all) })
			.execute();
	await tell(tx, actor, clusterId, { questionId, labels });
	return accept(questionId);
}

/** All questions of a cluster, those no longer asked among them; one at a time changes them. */
async function holdQuestions(tx: Transaction, clusterId: string): Promise<JoiningQuestion[]> {
	await tx
		.selectFrom('cluster')
		.select('id')
		.where('id', '=', clusterId)
		.forNoKeyUpdate()
		.execute();
	return listJoiningQuestions(tx, clusterId, { withRetired: true });
}

const endOf = (questions: readonly JoiningQuestion[]): number =>
	Math.max(-1, ...questions.map(({ position }) => position)) + 1;

type OfCluster = { clusterId: string; id: string };

/** A question is asked no more, and the answers given to it stay; or it is asked again, after the others. */
export async function retireQuestion(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id, retiredAt }: OfCluster & { retiredAt: Date | null }
): Promise<Outcome> {
	const all = await holdQuestions(tx, clusterId);
	const was = all.find((one) => one.id === id);
	if (!was || Boolean(was.retiredAt) === Boolean(retiredAt)) return refuse('record_unknown');
	await tx
		.updateTable('joiningQuestion')
		.set({ retiredAt, ...(!retiredAt && { position: endOf(all) }) })
		.where('id', '=', id)
		.execute();
	await tell(tx, actor, clusterId, { questionId: id, isRetired: retiredAt !== null });
	return accept();
}

/** Moves a question one place up or down among those that are asked. */
export async function moveQuestion(
	tx: Transaction,
	actor: Actor,
	{ clusterId, id, by }: OfCluster & { by: -1 | 1 }
): Promise<Outcome> {
	const asked = (await holdQuestions(tx, clusterId)).filter(({ retiredAt }) => !retiredAt);
	const at = asked.findIndex((one) => one.id === id);
	if (at < 0) return refuse('record_unknown');
	const ordered = asked.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, asked[at]!);
	for (const [position, question] of ordered.entries())
		await tx
			.updateTable('joiningQuestion')
			.set({ position })
			.where('id', '=', question.id)
			.execute();
	await tell(tx, actor, clusterId, { questionId: id, by });
	return accept();
}

const tell = (tx: Transaction, actor: Actor, clusterId: string, details: Record<string, unknown>) =>
	record(tx, actor, {
		deed: 'cluster.joining_question_changed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details
	});
