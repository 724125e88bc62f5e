import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { beginTerm, latestTerm } from './term.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { isOver, isRenewalDue, nextTerm } from './term.ts';

/** Goes on for another term from the day the last one ends; one that had expired is in force again. */
export async function renew(
	tx: Transaction,
	actor: Actor,
	{ agreementId, now }: { agreementId: string; now: Date }
): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const { state, renewal, renewalMonths } = agreement;
	if (state !== 'in_force' && state !== 'expired') return refuse('agreement_not_in_force');
	if (renewal === 'none' || !renewalMonths) return refuse('renewal_not_agreed');
	let last = await latestTerm(tx, agreementId);
	if (!last || !isRenewalDue(last, dayOf(now))) return refuse('renewal_too_early');
	do {
		const term = nextTerm(last, renewalMonths);
		if (!term) return refuse('renewal_too_early');
		await beginTerm(tx, actor, { agreementId, term, cause: 'renewed', now });
		last = term;
	} while (isOver(last, dayOf(now)));
	return state === 'expired' ? takeStep(tx, actor, { agreementId, to: 'in_force', now }) : accept();
}
