import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { endNow, findTermination } from './ending.server.ts';
import { renew } from './renewal.server.ts';
import { latestTerm } from './term.server.ts';
import { dayOf, hasBegun, isOver } from './term.ts';

/** What the calendar does by itself: a term begins, goes on, or is over. */
export async function turnTerms(db: Database, now: Date): Promise<void> {
	for (const agreementId of await listTurning(db, dayOf(now)))
		await attempt(db, (tx) => turnTerm(tx, agreementId, now));
}

async function listTurning(db: Database, today: string): Promise<string[]> {
	const rows = await db
		.selectFrom('agreement')
		.leftJoin('agreementTerm', 'agreementTerm.agreementId', 'agreement.id')
		.leftJoin('agreementTermination', 'agreementTermination.agreementId', 'agreement.id')
		.select('agreement.id')
		.distinct()
		.where('state', 'in', ['signed', 'in_force'])
		.where((or) =>
			or.or([
				or.and([or('state', '=', 'signed'), or('validFrom', '<=', today)]),
				or('validUntil', '<=', today),
				or('agreementTermination.endsOn', '<', today)
			])
		)
		.orderBy('agreement.id')
		.limit(1000)
		.execute();
	return rows.map(({ id }) => id);
}

export async function turnTerm(
	tx: Transaction,
	agreementId: string,
	now: Date
): Promise<Outcome<unknown>> {
	const today = dayOf(now);
	const agreement = await holdAgreement(tx, agreementId);
	const term = await latestTerm(tx, agreementId);
	if (!agreement || !term) return accept();
	const termination = await findTermination(tx, agreementId);
	if (termination && termination.endsOn < today)
		return endNow(tx, house, { agreementId, cause: termination.cause, now });
	if (agreement.state === 'signed' && hasBegun(term, today))
		await takeStep(tx, house, { agreementId, to: 'in_force', now });
	if (!isOver(term, today)) return accept();
	if (agreement.renewal === 'automatic' && !termination)
		return renew(tx, house, { agreementId, now });
	return takeStep(tx, house, { agreementId, to: 'expired', now });
}
