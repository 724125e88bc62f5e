import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { mayFollow } from './agreement-life.ts';
import type { AgreementState } from './agreement.ts';

/** The one who changes an agreement holds its row, so that two acts never cross. */
export async function holdAgreement(tx: Transaction, id: string) {
	return tx.selectFrom('agreement').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The one door through which an agreement goes from state to state. */
export async function takeStep(
	tx: Transaction,
	actor: Actor,
	{ agreementId, to, now, note = null }: AgreementStep
): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const { state: from, isPublic } = agreement;
	if (from === to) return accept();
	if (!mayFollow(from, to)) return refuse('agreement_step_impossible', { from, to });
	await tx
		.updateTable('agreement')
		.set({ state: to, changedAt: now })
		.where('id', '=', agreementId)
		.execute();
	await tx
		.insertInto('agreementStep')
		.values({ id: newId(), agreementId, state: to, at: now, byId: effectivePersonId(actor), note })
		.execute();
	await record(tx, actor, {
		deed: 'agreement.step',
		subject: { kind: 'agreement', id: agreementId },
		isPublic,
		details: { from, to, note }
	});
	return accept();
}

export type AgreementStep = {
	agreementId: string;
	to: AgreementState;
	now: Date;
	note?: string | null;
};
