import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { ClauseTexts } from './agreement.ts';
import { changeText, withClause } from './clause-edit.server.ts';
import { applyAmendment, findAmendmentProblem, type Amendment } from './negotiation.ts';
import { holdOpen } from './negotiation.server.ts';
import { currentVersion, listClauseRows } from './version.server.ts';

export async function proposeAmendment(
	tx: Transaction,
	actor: Actor,
	{ agreementId, partyId, amendment }: Proposal,
	now: Date
): Promise<Outcome<string>> {
	const open = await holdOpen(tx, agreementId);
	if (!open.ok) return open;
	const version = await currentVersion(tx, agreementId);
	if (!version) return refuse('version_unknown');
	const rows = await listClauseRows(tx, version.id);
	const problem = findAmendmentProblem(amendment, rows);
	if (problem) return problem;
	const id = newId();
	const { texts, ...proposed } = amendment;
	await tx
		.insertInto('amendment')
		.values({
			...{ id, agreementId, versionId: version.id, partyId },
			...proposed,
			texts: JSON.stringify(texts),
			...{ proposedById: effectivePersonId(actor), proposedAt: now }
		})
		.execute();
	await record(tx, actor, {
		deed: 'agreement.amendment_proposed',
		subject: { kind: 'agreement', id: agreementId },
		details: { amendmentId: id, partyId, change: amendment.change }
	});
	return accept(id);
}

export type Proposal = { agreementId: string; partyId: string | null; amendment: Amendment };

type Decision = { agreementId: string; id: string; now: Date };

/** Accepted, it is written into the draft; one in every language counts as compared. */
export async function acceptAmendment(
	tx: Transaction,
	actor: Actor,
	{ agreementId, id, now }: Decision
): Promise<Outcome<string>> {
	const found = await findOpen(tx, agreementId, id);
	if (!found.ok) return found;
	const amendment = { ...found.value, texts: found.value.texts as ClauseTexts };
	const deed = { deed: 'agreement.amendment_accepted', details: { amendmentId: id } } as const;
	const changed = await changeText(tx, actor, { agreementId, now }, deed, (rows, locales) =>
		applyAmendment(rows, amendment, { locales, newKey: newId, withClause })
	);
	if (!changed.ok) return changed;
	const decided = await decide(tx, actor, {
		...{ amendmentId: id, outcome: 'accepted', reason: '', versionId: changed.value, now }
	});
	return decided.ok ? changed : decided;
}

export async function declineAmendment(
	tx: Transaction,
	actor: Actor,
	{ agreementId, id, reason, now }: Decision & { reason: string }
): Promise<Outcome> {
	if (!reason.trim()) return refuse('agreement_reason_missing');
	return closeAmendment(tx, actor, { agreementId, id, now, outcome: 'declined', reason });
}

export const withdrawAmendment = (tx: Transaction, actor: Actor, decision: Decision) =>
	closeAmendment(tx, actor, { ...decision, outcome: 'withdrawn', reason: '' });

async function closeAmendment(
	tx: Transaction,
	actor: Actor,
	{ agreementId, id, ...decided }: Decision & { outcome: 'declined' | 'withdrawn'; reason: string }
): Promise<Outcome> {
	const found = await findOpen(tx, agreementId, id);
	if (!found.ok) return found;
	const done = await decide(tx, actor, { amendmentId: id, ...decided, versionId: null });
	if (!done.ok) return done;
	await record(tx, actor, {
		deed: `agreement.amendment_${decided.outcome}`,
		subject: { kind: 'agreement', id: agreementId },
		details: { amendmentId: id }
	});
	return accept();
}

async function findOpen(tx: Transaction, agreementId: string, id: string) {
	const open = await holdOpen(tx, agreementId);
	if (!open.ok) return open;
	const amendment = await tx
		.selectFrom('amendment')
		.leftJoin('amendmentDecision', 'amendmentId', 'amendment.id')
		.select(['clauseKey', 'afterKey', 'change', 'texts', 'amendment.reason', 'outcome'])
		.where('amendment.id', '=', id)
		.where('agreementId', '=', agreementId)
		.executeTakeFirst();
	if (!amendment) return refuse('amendment_unknown');
	return amendment.outcome ? refuse('amendment_decided_already') : accept(amendment);
}

async function decide(
	tx: Transaction,
	actor: Actor,
	decision: {
		amendmentId: string;
		outcome: 'accepted' | 'declined' | 'withdrawn';
		reason: string;
		versionId: string | null;
		now: Date;
	}
): Promise<Outcome> {
	const { now, ...decided } = decision;
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('amendmentDecision')
		.values({ ...decided, decidedAt: now, decidedById: effectivePersonId(actor) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 0n ? refuse('amendment_decided_already') : accept();
}

export async function listAmendments(db: Database, agreementId: string) {
	return db
		.selectFrom('amendment')
		.leftJoin('amendmentDecision', 'amendmentId', 'amendment.id')
		.leftJoin('person', 'person.id', 'amendment.proposedById')
		.leftJoin('person as decider', 'decider.id', 'amendmentDecision.decidedById')
		.leftJoin('agreementVersion', 'agreementVersion.id', 'amendment.versionId')
		.select(['amendment.id', 'clauseKey', 'afterKey', 'change', 'texts', 'partyId', 'proposedById'])
		.select(['amendment.reason', 'proposedAt', 'person.name as by', 'agreementVersion.number'])
		.select([
			'outcome',
			'amendmentDecision.reason as answer',
			'decidedAt',
			'decider.name as decidedBy'
		])
		.where('amendment.agreementId', '=', agreementId)
		.orderBy('proposedAt')
		.orderBy('amendment.id')
		.limit(1000)
		.execute();
}
