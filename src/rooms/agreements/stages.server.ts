import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from './agreement-life.server.ts';
import type { AgreementState } from './agreement.ts';
import type { Representation } from './parties.server.ts';
import { freezeVersion } from './version.server.ts';

type At = { agreementId: string; now: Date; representation?: Representation };

/** The text goes out to the parties: fixed, so that everybody remarks on the same words. */
export const sendToParties = (tx: Transaction, actor: Actor, at: At) =>
	fixAndStep(tx, actor, at, 'negotiation');

/** Each party's organ is asked; from here on only a new version changes a word. */
export const askForApproval = (tx: Transaction, actor: Actor, at: At) =>
	fixAndStep(tx, actor, at, 'approval');

async function fixAndStep(
	tx: Transaction,
	actor: Actor,
	at: At,
	to: AgreementState
): Promise<Outcome<{ versionId: string; digest: string }>> {
	const frozen = await freezeVersion(tx, actor, at);
	if (!frozen.ok) return frozen;
	const step = await takeStep(tx, actor, { agreementId: at.agreementId, to, now: at.now });
	return step.ok ? frozen : step;
}

/** The talks failed; what was written stays to be read, and may be taken up again. */
export const abandon = (
	tx: Transaction,
	actor: Actor,
	{ agreementId, now, note }: { agreementId: string; now: Date; note: string }
) => takeStep(tx, actor, { agreementId, to: 'abandoned', now, note: note || null });

export async function resume(
	tx: Transaction,
	actor: Actor,
	{ agreementId, now }: { agreementId: string; now: Date }
): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	if (agreement.state === 'draft') return accept();
	if (agreement.state === 'abandoned')
		return takeStep(tx, actor, { agreementId, to: 'draft', now });
	return refuse('agreement_step_impossible', { from: agreement.state, to: 'draft' });
}
