import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement } from '#rooms/agreements/agreement-life.server.ts';
import { isBinding } from '#rooms/agreements/agreement-life.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { findDateProblem, nextOf, type Promised } from './obligation-life.ts';
import { listCandidates } from './owners.server.ts';

export type ObligationDraft = Promised & {
	area: string;
	/** None: all the parties. */
	partyId: string | null;
	ownerId: string | null;
	originalLocale: Locale;
	texts: Texts;
};

type Undertaking = { id: string; agreementId: string; draft: ObligationDraft; now: Date };

/** Writes down a promise of an agreement that binds; the same form sent twice is one promise. */
export async function undertake(
	tx: Transaction,
	actor: Actor,
	{ id, agreementId, draft, now }: Undertaking
): Promise<Outcome<string>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (!isBinding(agreement.state)) return refuse('agreement_not_in_force');
	const problem = await findProblem(tx, agreementId, draft, now);
	if (problem) return refuse(problem);
	const { texts, ...columns } = draft;
	const { numInsertedOrUpdatedRows: written } = await tx
		.insertInto('obligation')
		.values({
			...{ id, agreementId, ...columns, texts: JSON.stringify(filled(texts)) },
			...{ nextDueOn: draft.dueOn, undertakenAt: now, undertakenById: effectivePersonId(actor) }
		})
		.onConflict((on) => on.column('id').doNothing())
		.executeTakeFirstOrThrow();
	if (written === 0n) return accept(id);
	await tell(tx, actor, 'undertaken', { id, ...draft, agreementId, isPublic: agreement.isPublic });
	return accept(id);
}

type Changing = { id: string; edition: number; draft: ObligationDraft; now: Date };

export async function changeObligation(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft, now }: Changing
): Promise<Outcome<string>> {
	const held = await holdObligation(tx, id);
	if (!held) return refuse('obligation_unknown');
	if (!isBinding(held.state)) return refuse('agreement_not_in_force');
	if (held.releasedAt) return refuse('obligation_released');
	if (held.edition !== edition) return refuse('obligation_changed_meanwhile');
	const problem = await findProblem(tx, held.agreementId, draft, now);
	if (problem) return refuse(problem);
	const { texts, ...columns } = draft;
	await tx
		.updateTable('obligation')
		.set({ ...columns, texts: JSON.stringify(filled(texts)), edition: edition + 1 })
		.where('id', '=', id)
		.execute();
	await settleNext(tx, id, now);
	await tell(tx, actor, 'changed', { ...held, ...draft });
	return accept(id);
}

async function findProblem(
	tx: Transaction,
	agreementId: string,
	draft: ObligationDraft,
	now: Date
): Promise<string | undefined> {
	if (!draft.texts[draft.originalLocale]?.trim()) return 'obligation_text_missing';
	const dates = findDateProblem(draft);
	if (dates) return dates;
	const area = await tx
		.selectFrom('agreementArea')
		.select('area')
		.where('agreementId', '=', agreementId)
		.where('area', '=', draft.area)
		.executeTakeFirst();
	if (!area) return 'obligation_area_unknown';
	if (draft.partyId && !(await isStaying(tx, agreementId, draft.partyId, now)))
		return 'obligation_party_unknown';
	if (!draft.ownerId) return undefined;
	const candidates = await listCandidates(tx, agreementId, now);
	const isKnown = candidates.some(({ id }) => id === draft.ownerId);
	return isKnown ? undefined : 'obligation_owner_unknown';
}

async function isStaying(tx: Transaction, agreementId: string, partyId: string, now: Date) {
	const party = await tx
		.selectFrom('agreementParty')
		.leftJoin('partyWithdrawal', 'partyWithdrawal.partyId', 'agreementParty.id')
		.select('partyWithdrawal.endsOn')
		.where('agreementParty.id', '=', partyId)
		.where('agreementId', '=', agreementId)
		.executeTakeFirst();
	return party !== undefined && (party.endsOn === null || party.endsOn >= dayOf(now));
}

/** The row with its agreement's state, held so that two acts never cross. */
export async function holdObligation(tx: Transaction, id: string) {
	const row = await tx
		.selectFrom('obligation')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return undefined;
	const agreement = await tx
		.selectFrom('agreement')
		.select(['state', 'isPublic'])
		.where('id', '=', row.agreementId)
		.executeTakeFirstOrThrow();
	const left = await tx
		.selectFrom('partyWithdrawal')
		.select('endsOn')
		.where('partyId', '=', row.partyId)
		.executeTakeFirst();
	return { ...row, ...agreement, partyLeavesOn: left?.endsOn ?? null };
}

export type HeldObligation = NonNullable<Awaited<ReturnType<typeof holdObligation>>>;

/** Keeps with the row what its fulfilments leave to be done. */
export async function settleNext(tx: Transaction, id: string, now: Date): Promise<void> {
	const promised = await tx
		.selectFrom('obligation')
		.select(['dueOn', 'recurrence', 'until', 'completedAt'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const next = nextOf(promised, new Set(await listFulfilledDays(tx, id)));
	await tx
		.updateTable('obligation')
		.set({
			nextDueOn: next.dueOn,
			completedAt: next.isComplete ? (promised.completedAt ?? now) : null
		})
		.where('id', '=', id)
		.execute();
}

export async function listFulfilledDays(db: Database, obligationId: string) {
	const rows = await db
		.selectFrom('obligationFulfilment')
		.select('dueOn')
		.where('obligationId', '=', obligationId)
		.where('takenBackAt', 'is', null)
		.execute();
	return rows.map(({ dueOn }) => dueOn);
}

type Told = {
	id: string;
	agreementId: string;
	isPublic: boolean;
	area: string;
	partyId: string | null;
};

/** Every deed is told to the journal of the agreement. */
export async function tell(
	tx: Transaction,
	actor: Actor,
	deed: 'undertaken' | 'changed' | 'fulfilled' | 'taken_back' | 'released' | 'resumed',
	{ id, agreementId, isPublic, area, partyId }: Told,
	more: Record<string, unknown> = {}
): Promise<void> {
	await record(tx, actor, {
		deed: `obligation.${deed}`,
		subject: { kind: 'agreement', id: agreementId },
		isPublic,
		details: { obligationId: id, area, partyId, ...more }
	});
}

const filled = (texts: Texts): Texts =>
	Object.fromEntries(
		Object.entries(texts).flatMap(([locale, text]) =>
			text.trim() ? [[locale, text.trim().slice(0, 2000)]] : []
		)
	);
