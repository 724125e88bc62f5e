import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { addToChain } from '#rooms/agreements/chain.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { bringIntoForce } from '#rooms/agreements/force.server.ts';
import { tellAll } from './letters.server.ts';
import type { Occasion } from './occasion.ts';
import { isComplete } from './round-life.ts';
import { listSteps, type RoundRow } from './round.server.ts';

/** The last has signed: the agreement is signed, and in force from its day on. */
export async function completeRound(
	tx: Transaction,
	actor: Actor,
	{ round, occasion }: { round: RoundRow; occasion: Occasion }
): Promise<Outcome> {
	const { now } = occasion;
	const { agreementId } = round;
	const steps = await listSteps(tx, round.id);
	if (!isComplete(steps)) return refuse('round_incomplete');
	await tx
		.updateTable('signingRound')
		.set({ outcome: 'completed', endedAt: now, endedById: effectivePersonId(actor) })
		.where('id', '=', round.id)
		.execute();
	const signedOn = lastDay(steps.map(({ signature }) => signature)) ?? dayOf(now);
	await addToChain(tx, agreementId, {
		kind: 'completion',
		at: now,
		content: { roundId: round.id, versionId: round.versionId, signedOn }
	});
	const inForce = await bringIntoForce(tx, actor, { agreementId, now, signedOn });
	if (!inForce.ok) return inForce;
	await record(tx, actor, {
		deed: 'signing.completed',
		subject: { kind: 'agreement', id: agreementId },
		isPublic: true,
		details: { roundId: round.id, signedOn }
	});
	await tellAll(tx, { kind: 'completed', round, steps, reason: '', occasion });
	return accept();
}

type Given = { signedAt: Date; signedOnPaperOn: string | null } | null;

const lastDay = (signatures: readonly Given[]): string | undefined =>
	signatures
		.flatMap((one) => (one ? [one.signedOnPaperOn ?? dayOf(one.signedAt)] : []))
		.toSorted()
		.at(-1);
