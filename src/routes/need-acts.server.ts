import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { mayChange, mayHear } from '#rooms/needs/access.ts';
import { answerNeed, takeBackAnswer, type NewAnswer } from '#rooms/needs/answer.server.ts';
import { findNeed, type NeedRecord } from '#rooms/needs/need-record.server.ts';
import { standByNeed, withdrawNeed } from '#rooms/needs/need.server.ts';
import { tellMember } from '#rooms/needs/telling.server.ts';

type PageEvent = RequestEvent & { params: { id: string } };
type Right = (actor: Actor, need: NeedRecord) => boolean;
type Said = { needId: string; text: string; answerId: string };
type Deed = (tx: Transaction, actor: Actor, said: Said, now: Date) => Promise<Outcome<unknown>>;

const acting = (may: Right, deed: Deed, notice: string) => async (event: PageEvent) => {
	const { db, locale, now } = event.locals;
	const need = found(await findNeed(db, event.params.id));
	const actor = require(event, may(event.locals.actor, need));
	const form = await event.request.formData();
	const [text, answerId] = [textIn(form, 'text'), textIn(form, 'answer')];
	const said = { needId: need.id, text, answerId };
	const done = await attempt<unknown>(db, (tx) => deed(tx, actor, said, now));
	if (!done.ok) return refused(done, locale, { name: 'text', values: { text } });
	return leadOn(event, `/${locale}/needs/${need.id}`, notice);
};

const hears: Right = (actor, { clusterId }) => mayHear(actor, clusterId);

/** Answers and has the member hear of it, once, in one transaction. */
async function answerAndTell(
	tx: Transaction,
	actor: Actor,
	answer: NewAnswer,
	now: Date
): Promise<Outcome<unknown>> {
	const done = await answerNeed(tx, actor, answer, now);
	const origin = addressOfHouse(reachOf(process.env));
	if (done.ok && done.value.isNew) await tellMember(tx, actor, answer, { now, origin });
	return done;
}

const answering =
	(kind: 'words' | 'project'): Deed =>
	(tx, actor, { needId, text }, now) =>
		answerAndTell(tx, actor, { needId, kind, text }, now);

/** What can be done with a need from its own page. */
export const needActs = {
	withdraw: acting(
		mayChange,
		(tx, actor, { needId }, now) => withdrawNeed(tx, actor, needId, now),
		'needs_withdrawn_notice'
	),
	stand: acting(
		mayChange,
		(tx, actor, { needId }) => standByNeed(tx, actor, needId),
		'needs_stood_by_notice'
	),
	words: acting(hears, answering('words'), 'needs_answered_notice'),
	project: acting(hears, answering('project'), 'needs_answered_notice'),
	back: acting(
		hears,
		(tx, actor, { needId, answerId }) =>
			isId(answerId)
				? takeBackAnswer(tx, actor, { needId, answerId })
				: Promise.resolve(refuse('need_gone')),
		'needs_answer_taken_back_notice'
	)
};

/**
 * The need a new request or event was filled in from is tied to it; without the right to it nothing
 * is tied, and the new thing stands all the same.
 */
export async function tieToNeed(
	tx: Transaction,
	actor: Actor,
	{
		needId,
		kind,
		subjectId
	}: { needId: string | null; kind: 'entry' | 'event'; subjectId: string },
	now: Date
): Promise<Outcome<unknown>> {
	const need = needId && isId(needId) ? await findNeed(tx, needId) : undefined;
	if (!need || need.withdrawnAt || !mayChange(actor, need)) return accept();
	return answerAndTell(tx, actor, { needId: need.id, kind, subjectId }, now);
}

/** The need a form is filled in from, or what is gone on with was, for those who may answer it. */
export async function needIn(
	{ url, locals }: RequestEvent,
	begunFromId: string | null = null
): Promise<NeedRecord | null> {
	const id = url.searchParams.get('need') ?? begunFromId;
	const need = id ? await findNeed(locals.db, id) : undefined;
	return need && !need.withdrawnAt && mayChange(locals.actor, need) ? need : null;
}
