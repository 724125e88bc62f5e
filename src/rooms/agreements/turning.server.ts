import { sql } from 'kysely';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { endNow, findTermination } from './ending.server.ts';
import { renew } from './renewal.server.ts';
import { latestTerm } from './term.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { hasBegun, isOver } from './term.ts';

/** What the calendar does by itself: a term begins, goes on, or is over. */
export async function turnTerms(db: Database, now: Date): Promise<void> {
	for (const agreementId of await listTurning(db, dayOf(now)))
		await attempt(db, (tx) => turnTerm(tx, agreementId, now));
}

/** By its last term: those before it are over as a matter of course. */
async function listTurning(db: Database, today: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select a.id from agreement a
		left join agreement_termination e on e.agreement_id = a.id
		cross join lateral (select valid_from, valid_until from agreement_term t
			where t.agreement_id = a.id order by valid_from desc limit 1) last
		where a.state in ('signed', 'in_force') and (e.ends_on < ${today} or last.valid_until <= ${today}
			or (a.state = 'signed' and last.valid_from <= ${today}))
		order by a.id`.execute(db);
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
