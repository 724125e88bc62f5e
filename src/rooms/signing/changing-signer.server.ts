import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { addToChain } from '#rooms/agreements/chain.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { askToSign } from './letters.server.ts';
import type { Occasion } from './occasion.ts';
import { findPersonId } from './representation.server.ts';
import { dueSteps } from './round-life.ts';
import type { Authority } from './round.ts';
import { listSigningParties, matterOf, type StepRow } from './round.server.ts';
import { holdStep } from './sign.server.ts';
import { readStandings } from './standing.server.ts';

export type NewSigner = {
	name: string;
	function: string | null;
	email: string | null;
	authority: Authority | null;
	representativeId: string | null;
	powerId: string | null;
};

/** Somebody else signs, or the same at another address, without the others beginning anew. */
export async function changeSigner(
	tx: Transaction,
	actor: Actor,
	{ stepId, signer, occasion }: { stepId: string; signer: NewSigner; occasion: Occasion }
): Promise<Outcome> {
	const ground = await holdStep(tx, stepId);
	if (!ground.ok) return ground;
	const { step, steps, round, agreement } = ground.value;
	const { now } = occasion;
	if (round.endedAt || !round.dispatchedAt) return refuse('round_over');
	if (step.isDone) return refuse('signed_already');
	const email = signer.email?.toLowerCase() ?? null;
	const changed: StepRow = { ...step, ...signer, email };
	const after = steps.map((one) => (one.id === stepId ? changed : one));
	const own = (await listSigningParties(tx, agreement.id)).filter(({ id }) => id === step.partyId);
	const asked = { parties: own, steps: after, matter: matterOf(agreement), on: dayOf(now) };
	const [standing] = step.task === 'signature' ? await readStandings(tx, asked) : [];
	if (standing?.shortfall) return refuse('signers_insufficient');
	await tx
		.updateTable('signingStep')
		.set({ ...signer, email, personId: await findPersonId(tx, email) })
		.where('id', '=', stepId)
		.execute();
	await tx
		.updateTable('signingLink')
		.set({ withdrawnAt: now })
		.where('stepId', '=', stepId)
		.where('withdrawnAt', 'is', null)
		.execute();
	await tellOfChange(tx, actor, { step, changed, agreementId: agreement.id, now });
	if (dueSteps(after).some(({ id }) => id === stepId))
		await askToSign(tx, { agreementId: agreement.id, steps: [changed], occasion });
	return accept();
}

type Change = { step: StepRow; changed: StepRow; agreementId: string; now: Date };

async function tellOfChange(tx: Transaction, actor: Actor, change: Change): Promise<void> {
	const { step, changed, agreementId, now } = change;
	await addToChain(tx, agreementId, {
		kind: 'signer',
		at: now,
		content: {
			...{ stepId: step.id, roundId: step.roundId, partyId: step.partyId },
			...{ from: step.name, name: changed.name, function: changed.function }
		}
	});
	await record(tx, actor, {
		deed: 'signing.signer_changed',
		subject: { kind: 'agreement', id: agreementId },
		details: { stepId: step.id, from: step.name, to: changed.name }
	});
}
