import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { longestAnswer, type NeedAnswerKind } from './need.ts';
import { lockNeed } from './need.server.ts';

export type NewAnswer = {
	needId: string;
	kind: NeedAnswerKind;
	/** The request or event it became. */
	subjectId?: string | null;
	text?: string;
};

/** What became of a need; said twice of the same request or event, it stands once. */
export async function answerNeed(
	tx: Transaction,
	actor: Actor,
	{ needId, kind, subjectId = null, text = '' }: NewAnswer,
	now: Date
): Promise<Outcome<string>> {
	const held = await lockNeed(tx, needId);
	if (!held || held.withdrawnAt) return refuse('need_gone');
	const words = text.trim();
	if (subjectId === null && !words) return refuse('answer_words_missing');
	if (words.length > longestAnswer) return refuse('text_too_long');
	const id = newId();
	const said = { needId, kind, subjectId, text: words };
	const entered = await tx
		.insertInto('needAnswer')
		.values({ id, ...said, answeredAt: now, answeredById: actor.personId })
		.onConflict((conflict) => conflict.constraint('need_answered_once').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!entered) return accept((await findAnswer(tx, said))?.id ?? id);
	await record(tx, actor, {
		deed: 'need.answered',
		subject: { kind: 'need', id: needId },
		details: { clusterId: held.clusterId, kind, subjectId }
	});
	return accept(id);
}

const findAnswer = (db: Database, { needId, kind, subjectId }: NewAnswer) =>
	db
		.selectFrom('needAnswer')
		.select('id')
		.where('needId', '=', needId)
		.where('kind', '=', kind)
		.where('subjectId', '=', subjectId ?? null)
		.executeTakeFirst();

/** An answer given by mistake; the need waits again. */
export async function takeBackAnswer(
	tx: Transaction,
	actor: Actor,
	{ needId, answerId }: { needId: string; answerId: string }
): Promise<Outcome> {
	const held = await lockNeed(tx, needId);
	if (!held) return refuse('need_gone');
	const gone = await tx
		.deleteFrom('needAnswer')
		.where('id', '=', answerId)
		.where('needId', '=', needId)
		.returning(['kind', 'subjectId'])
		.executeTakeFirst();
	if (!gone) return accept();
	await record(tx, actor, {
		deed: 'need.answer_taken_back',
		subject: { kind: 'need', id: needId },
		details: { clusterId: held.clusterId, ...gone }
	});
	return accept();
}
