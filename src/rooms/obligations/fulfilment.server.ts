import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { isBinding } from '#rooms/agreements/agreement-life.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { findEvidenceProblem, type Evidence } from './evidence.ts';
import { labelOf } from './evidence.server.ts';
import { isOccurrence } from './obligation-life.ts';
import { holdObligation, settleNext, tell, type HeldObligation } from './obligation.server.ts';

nameViolations({ obligation_fulfilled_already: 'obligation_fulfilled_already' });

export type Fulfilment = {
	/** Which occurrence; none for a promise without a date. */
	dueOn: string | null;
	doneOn: string;
	note: string;
	evidence: readonly Evidence[];
};

/** Done, with what shows it. The same occurrence sent twice is one fulfilment. */
export async function fulfil(
	tx: Transaction,
	actor: Actor,
	{ id, fulfilment, now }: { id: string; fulfilment: Fulfilment; now: Date }
): Promise<Outcome<string>> {
	const held = await holdObligation(tx, id);
	if (!held) return refuse('obligation_unknown');
	const already = await findLive(tx, id, fulfilment.dueOn);
	if (already) return accept(already);
	const problem = findProblem(held, fulfilment, dayOf(now));
	if (problem) return refuse(problem);
	const fulfilmentId = newId();
	const { dueOn, doneOn, note, evidence } = fulfilment;
	await tx
		.insertInto('obligationFulfilment')
		.values({
			...{ id: fulfilmentId, obligationId: id, dueOn, doneOn, note: note.trim().slice(0, 2000) },
			...{ recordedAt: now, recordedById: effectivePersonId(actor) }
		})
		.execute();
	for (const one of evidence) {
		const added = await addEvidence(tx, actor, { fulfilmentId, evidence: one, now });
		if (!added.ok) return added;
	}
	await settleNext(tx, id, now);
	await tell(tx, actor, 'fulfilled', held, { fulfilmentId, dueOn, doneOn });
	return accept(fulfilmentId);
}

function findProblem(
	held: HeldObligation,
	{ dueOn, doneOn, evidence }: Fulfilment,
	today: string
): string | undefined {
	if (held.releasedAt) return 'obligation_released';
	if (!isBinding(held.state)) return 'agreement_not_in_force';
	if (held.partyLeavesOn && held.partyLeavesOn < today) return 'obligation_party_left';
	if (!isOccurrence(held, dueOn)) return 'obligation_not_due_then';
	if (doneOn > today) return 'obligation_done_later';
	if (evidence.length === 0) return 'evidence_missing';
	return evidence.map(findEvidenceProblem).find(Boolean);
}

async function findLive(tx: Transaction, obligationId: string, dueOn: string | null) {
	const row = await tx
		.selectFrom('obligationFulfilment')
		.select('id')
		.where('obligationId', '=', obligationId)
		.where('dueOn', dueOn === null ? 'is' : '=', dueOn)
		.where('takenBackAt', 'is', null)
		.executeTakeFirst();
	return row?.id;
}

async function addEvidence(
	tx: Transaction,
	actor: Actor,
	{ fulfilmentId, evidence, now }: { fulfilmentId: string; evidence: Evidence; now: Date }
): Promise<Outcome> {
	const label = evidence.label.trim() || (await labelOf(tx, evidence));
	if (!label) return refuse('evidence_unknown');
	const { kind, subjectId, fileId, url } = evidence;
	await insertMany(tx, 'obligationEvidence', [
		{
			...{ id: newId(), fulfilmentId, kind, subjectId, fileId, url },
			...{ label: label.slice(0, 300), addedAt: now, addedById: effectivePersonId(actor) }
		}
	]);
	return accept();
}

/** Undone by mistake or by hindsight: what it showed stays to be read, and it is due again. */
export async function takeBack(
	tx: Transaction,
	actor: Actor,
	{ id, fulfilmentId, now }: { id: string; fulfilmentId: string; now: Date }
): Promise<Outcome> {
	const held = await holdObligation(tx, id);
	if (!held) return refuse('obligation_unknown');
	const taken = await tx
		.updateTable('obligationFulfilment')
		.set({ takenBackAt: now, takenBackById: effectivePersonId(actor) })
		.where('id', '=', fulfilmentId)
		.where('obligationId', '=', id)
		.where('takenBackAt', 'is', null)
		.executeTakeFirst();
	if (taken.numUpdatedRows === 0n) return accept();
	await settleNext(tx, id, now);
	await tell(tx, actor, 'taken_back', held, { fulfilmentId });
	return accept();
}
