import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { addToChain } from './chain.server.ts';
import type { Term, TermCause } from './term.ts';

nameViolations({
	agreement_term_one_at_a_time: 'agreement_term_already',
	agreement_term_dates_cross: 'dates_cross',
	agreement_termination_dates_cross: 'dates_cross',
	party_withdrawal_dates_cross: 'dates_cross'
});

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

export async function latestTerm(db: Database, agreementId: string): Promise<Term | undefined> {
	return db
		.selectFrom('agreementTerm')
		.select(['validFrom', 'validUntil'])
		.where('agreementId', '=', agreementId)
		.orderBy('validFrom', 'desc')
		.limit(1)
		.executeTakeFirst();
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
