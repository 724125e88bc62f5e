import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import { isBinding } from './agreement-life.ts';
import { addToChain } from './chain.server.ts';
import { dayOf, daysAfter } from '#platform/calendar-day.ts';
import { earliestEnd, type TerminationCause } from './term.ts';

export type Termination = {
	givenOn: string;
	/** The last day in force. */
	endsOn: string;
	cause: TerminationCause;
	reason: string;
};

/** Ends an agreement that binds, on its day; by notice no sooner than the notice allows. */
export async function terminate(
	tx: Transaction,
	actor: Actor,
	{ agreementId, termination, now }: { agreementId: string; termination: Termination; now: Date }
): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isBinding(agreement.state)) return refuse('agreement_not_in_force');
	const { givenOn, endsOn, cause } = termination;
	if (endsOn < givenOn) return refuse('dates_cross');
	const earliest = earliestEnd(givenOn, agreement.noticeMonths);
	if (cause === 'notice' && endsOn < earliest) return refuse('notice_too_short', { earliest });
	const { isPublic } = agreement;
	return writeTermination(tx, actor, { agreementId, isPublic, termination, now });
}

/** The end as such, whatever notice was due; on a day that is over it is carried out at once. */
export async function writeTermination(
	tx: Transaction,
	actor: Actor,
	{ agreementId, isPublic, termination, now }: EndWritten
): Promise<Outcome> {
	const { endsOn, cause } = termination;
	const { numInsertedOrUpdatedRows: written } = await tx
		.insertInto('agreementTermination')
		.values({
			...{ agreementId, ...termination },
			...{ recordedAt: now, recordedById: effectivePersonId(actor) }
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (written === 0n) return refuse('termination_already');
	await addToChain(tx, agreementId, { kind: 'termination', at: now, content: termination });
	await record(tx, actor, {
		deed: 'agreement.termination_given',
		subject: { kind: 'agreement', id: agreementId },
		isPublic,
		details: termination
	});
	return endsOn < dayOf(now) ? endNow(tx, actor, { agreementId, cause, now }) : accept();
}

type EndWritten = { agreementId: string; isPublic: boolean; termination: Termination; now: Date };

/** Its last day is over: the term is cut there, what would have carried it on never began, and the state follows. */
export async function endNow(
	tx: Transaction,
	actor: Actor,
	{ agreementId, cause, now }: { agreementId: string; cause: TerminationCause; now: Date }
): Promise<Outcome> {
	const { endsOn } = await tx
		.selectFrom('agreementTermination')
		.select('endsOn')
		.where('agreementId', '=', agreementId)
		.executeTakeFirstOrThrow();
	const until = daysAfter(endsOn, 1);
	await tx
		.updateTable('agreementTerm')
		.set(({ fn, ref, val }) => ({ validUntil: fn('greatest', [ref('validFrom'), val(until)]) }))
		.where('agreementId', '=', agreementId)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', until)]))
		.where('validFrom', '<=', until)
		.execute();
	await tx
		.deleteFrom('agreementTerm')
		.where('agreementId', '=', agreementId)
		.where('validFrom', '>', until)
		.where('cause', 'in', ['renewed', 'amended'])
		.execute();
	const to = cause === 'replaced' ? 'replaced' : 'terminated';
	return takeStep(tx, actor, { agreementId, to, now, note: endsOn });
}

export type Withdrawal = {
	partyId: string;
	givenOn: string;
	endsOn: string;
	reason: string;
	fileId: string | null;
};

/** One party leaves, the others stay; where fewer than two remain the agreement ends with it. */
export async function withdrawParty(
	tx: Transaction,
	actor: Actor,
	{ agreementId, withdrawal, now }: { agreementId: string; withdrawal: Withdrawal; now: Date }
): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isBinding(agreement.state)) return refuse('agreement_not_in_force');
	const { partyId, givenOn, endsOn, reason } = withdrawal;
	if (endsOn < givenOn) return refuse('dates_cross');
	const staying = await listStaying(tx, agreementId);
	if (!staying.includes(partyId)) return refuse('party_left_already');
	const earliest = earliestEnd(givenOn, agreement.noticeMonths);
	if (endsOn < earliest) return refuse('notice_too_short', { earliest });
	await tx
		.insertInto('partyWithdrawal')
		.values({ ...withdrawal, recordedAt: now, recordedById: effectivePersonId(actor) })
		.execute();
	const content = { partyId, givenOn, endsOn, reason };
	await addToChain(tx, agreementId, { kind: 'withdrawal', at: now, content });
	await record(tx, actor, {
		deed: 'agreement.party_withdrew',
		subject: { kind: 'agreement', id: agreementId },
		isPublic: agreement.isPublic,
		details: content
	});
	if (staying.length > 2) return accept();
	const termination = { givenOn, endsOn, cause: 'dissolution' as const, reason };
	const ended = await terminate(tx, actor, { agreementId, termination, now });
	return !ended.ok && ended.reason === 'termination_already' ? accept() : ended;
}

/** The parties that have not given notice of leaving, by their ids. */
export async function listStaying(db: Database, agreementId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('agreementParty')
		.leftJoin('partyWithdrawal', 'partyId', 'agreementParty.id')
		.select('agreementParty.id')
		.where('agreementId', '=', agreementId)
		.where('partyId', 'is', null)
		.execute();
	return rows.map(({ id }) => id);
}

export async function findTermination(db: Database, agreementId: string) {
	return db
		.selectFrom('agreementTermination')
		.selectAll()
		.where('agreementId', '=', agreementId)
		.executeTakeFirst();
}

export async function listWithdrawals(db: Database, agreementId: string) {
	return db
		.selectFrom('partyWithdrawal')
		.innerJoin('agreementParty', 'agreementParty.id', 'partyId')
		.select(['partyId', 'givenOn', 'endsOn', 'reason', 'partyWithdrawal.fileId'])
		.where('agreementId', '=', agreementId)
		.orderBy('endsOn')
		.orderBy('partyId')
		.execute();
}
