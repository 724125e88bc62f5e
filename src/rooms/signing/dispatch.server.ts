import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from '#rooms/agreements/agreement-life.server.ts';
import { addToChain } from '#rooms/agreements/chain.server.ts';
import type { Representation } from '#rooms/agreements/parties.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { freezeVersion } from '#rooms/agreements/version.server.ts';
import { askToSign } from './letters.server.ts';
import type { Occasion } from './occasion.ts';
import { dueSteps } from './round-life.ts';
import {
	findOpenRound,
	listSigningParties,
	listSteps,
	matterOf,
	signingPartyOf,
	type RoundRow,
	type StepRow
} from './round.server.ts';
import { readStandings } from './standing.server.ts';

type Dispatching = { agreementId: string; occasion: Occasion };

/** Sends the text out for signature: it is fixed, and nobody is asked before all parties can be bound. */
export async function dispatchRound(
	tx: Transaction,
	actor: Actor,
	{ agreementId, occasion }: Dispatching
): Promise<Outcome<string>> {
	const { now } = occasion;
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const round = await findOpenRound(tx, agreementId);
	if (!round) return refuse('plan_missing');
	// A second click finds it done.
	if (round.dispatchedAt) return accept(round.id);
	if (round.expiresAt && round.expiresAt <= now) return refuse('expiry_past');
	const [parties, steps] = await Promise.all([
		listSigningParties(tx, agreementId),
		listSteps(tx, round.id)
	]);
	const asked = { parties, steps, matter: matterOf(agreement), on: dayOf(now) };
	const standings = await readStandings(tx, asked);
	const gone = standings.find(({ flaw }) => flaw);
	if (gone?.flaw) return refuse(gone.flaw);
	if (standings.some(({ shortfall }) => shortfall)) return refuse('signers_insufficient');
	const representation = representationBy(steps, parties);
	const frozen = await freezeVersion(tx, actor, { agreementId, now, representation });
	if (!frozen.ok) return frozen;
	const begun = await takeStep(tx, actor, { agreementId, to: 'signing', now });
	if (!begun.ok) return begun;
	await sendOut(tx, actor, { round, steps, ...frozen.value, now });
	await askToSign(tx, { agreementId, steps: dueSteps(steps), occasion });
	return accept(round.id);
}

/** Who is named in the text as speaking for each legal person: those who will sign for it. */
function representationBy(
	steps: readonly StepRow[],
	parties: Awaited<ReturnType<typeof listSigningParties>>
): Representation {
	return new Map(
		parties.map((party) => [
			signingPartyOf(party).organisationId,
			steps
				.filter(({ partyId, task }) => partyId === party.id && task === 'signature')
				.map(({ name, function: office }) => ({ name, function: office ?? '' }))
		])
	);
}

type Sending = {
	round: RoundRow;
	steps: readonly StepRow[];
	versionId: string;
	digest: string;
	now: Date;
};

async function sendOut(tx: Transaction, actor: Actor, sending: Sending): Promise<void> {
	const { round, steps, versionId, digest, now } = sending;
	await tx
		.updateTable('signingRound')
		.set({ versionId, dispatchedAt: now, dispatchedById: effectivePersonId(actor) })
		.where('id', '=', round.id)
		.execute();
	await addToChain(tx, round.agreementId, {
		kind: 'dispatch',
		at: now,
		content: {
			...{ roundId: round.id, round: round.number, versionId, digest },
			...{ place: round.place, expiresAt: round.expiresAt?.toISOString() ?? null },
			steps: steps.map(({ id, turn, task, partyId, name, function: office, authority }) => ({
				...{ stepId: id, turn, task, partyId, name, function: office, authority }
			}))
		}
	});
	await record(tx, actor, {
		deed: 'signing.dispatched',
		subject: { kind: 'agreement', id: round.agreementId },
		details: { roundId: round.id, versionId, digest, steps: steps.length }
	});
}
