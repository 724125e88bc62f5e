import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { addToChain } from './chain.server.ts';
import { dayOf, hasBegun, isOver, termOf, type Term, type TermCause } from './term.ts';

nameViolations({
	agreement_term_one_at_a_time: 'agreement_term_already',
	agreement_term_dates_cross: 'dates_cross',
	agreement_termination_dates_cross: 'dates_cross',
	party_withdrawal_dates_cross: 'dates_cross'
});

/** All have signed: its term begins, on the day it names or on the day of the last signature. */
export async function bringIntoForce(
	tx: Transaction,
	actor: Actor,
	{ agreementId, now, signedOn = dayOf(now) }: { agreementId: string; now: Date; signedOn?: string }
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const signed = await takeStep(tx, actor, { agreementId, to: 'signed', now });
	if (!signed.ok) return signed;
	const term = termOf(agreement, signedOn);
	if (isOver(term, dayOf(now))) return refuse('agreement_term_over', { endsOn: agreement.endsOn });
	const id = await beginTerm(tx, actor, { agreementId, term, cause: 'signed', now });
	if (!hasBegun(term, dayOf(now))) return accept(id);
	const begun = await takeStep(tx, actor, { agreementId, to: 'in_force', now });
	return begun.ok ? accept(id) : begun;
}

export async function beginTerm(
	tx: Transaction,
	actor: Actor,
	{
		agreementId,
		term,
		cause,
		causeId = null,
		now
	}: { agreementId: string; term: Term; cause: TermCause; causeId?: string | null; now: Date }
): Promise<string> {
	const id = newId();
	await tx
		.insertInto('agreementTerm')
		.values({
			...{ id, agreementId, ...term, cause, causeId },
			...{ begunAt: now, begunById: effectivePersonId(actor) }
		})
		.execute();
	await addToChain(tx, agreementId, {
		kind: 'term',
		at: now,
		content: { termId: id, ...term, cause, causeId }
	});
	return id;
}

export async function listTerms(db: Database, agreementId: string) {
	return db
		.selectFrom('agreementTerm')
		.selectAll()
		.where('agreementId', '=', agreementId)
		.orderBy('validFrom')
		.orderBy('id')
		.execute();
}
