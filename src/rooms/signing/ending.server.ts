import { effectivePersonId, house, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement, takeStep } from '#rooms/agreements/agreement-life.server.ts';
import { addToChain } from '#rooms/agreements/chain.server.ts';
import { withdrawLinks } from './link.server.ts';
import { tellAll } from './letters.server.ts';
import type { Occasion } from './occasion.ts';
import { copySteps, openRound } from './plan.server.ts';
import type { RoundOutcome } from './round.ts';
import { findOpenRound, findRound, listSteps, type RoundRow } from './round.server.ts';
import { findRoundProblem, holdStep } from './sign.server.ts';

type Ending = {
	round: RoundRow;
	outcome: Exclude<RoundOutcome, 'completed'>;
	reason: string;
	content?: Record<string, string | null>;
	occasion: Occasion;
};

const chainKinds = {
	refused: 'refusal',
	expired: 'expiry',
	recalled: 'recall',
	replaced: 'replacement'
} as const;

/** A round that comes to nothing: signatures given in it stay in the record and count no more. */
async function endRound(tx: Transaction, actor: Actor, ending: Ending): Promise<Outcome> {
	const { round, outcome, reason, content = {}, occasion } = ending;
	const { agreementId } = round;
	const { now } = occasion;
	await tx
		.updateTable('signingRound')
		.set({ outcome, reason, endedAt: now, endedById: effectivePersonId(actor) })
		.where('id', '=', round.id)
		.execute();
	await withdrawLinks(tx, round.id, now);
	await addToChain(tx, agreementId, {
		kind: chainKinds[outcome],
		at: now,
		content: { roundId: round.id, versionId: round.versionId, reason, ...content }
	});
	const back = await takeStep(tx, actor, { agreementId, to: 'negotiation', now, note: reason });
	if (!back.ok) return back;
	await record(tx, actor, {
		deed: `signing.${outcome}`,
		subject: { kind: 'agreement', id: agreementId },
		details: { roundId: round.id, reason, ...content }
	});
	const steps = await listSteps(tx, round.id);
	await tellAll(tx, { kind: outcome, round, steps, reason, occasion });
	return accept();
}

/** One who refuses, with the reason, ends the round for all. */
export async function refuseStep(
	tx: Transaction,
	actor: Actor,
	{ stepId, reason, occasion }: { stepId: string; reason: string; occasion: Occasion }
): Promise<Outcome> {
	if (!reason.trim()) return refuse('refusal_reason_missing');
	const ground = await holdStep(tx, stepId);
	if (!ground.ok) return ground;
	const { step, round } = ground.value;
	// A second click finds it done.
	if (step.isRefused) return accept();
	const problem = findRoundProblem(ground.value, occasion.now);
	if (problem) return problem;
	if (step.isDone) return refuse('signed_already');
	await tx
		.insertInto('signingRefusal')
		.values({
			...{ stepId, reason, refusedAt: occasion.now },
			recordedById: effectivePersonId(actor)
		})
		.execute();
	const content = { stepId, name: step.name, partyId: step.partyId };
	return endRound(tx, actor, { round, outcome: 'refused', reason, content, occasion });
}

type Recalling = { agreementId: string; reason: string; occasion: Occasion };

async function holdRound(tx: Transaction, agreementId: string): Promise<Outcome<RoundRow>> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	const round = await findOpenRound(tx, agreementId);
	return round?.dispatchedAt ? accept(round) : refuse('round_over');
}

export async function recallRound(
	tx: Transaction,
	actor: Actor,
	{ agreementId, reason, occasion }: Recalling
): Promise<Outcome> {
	if (!reason.trim()) return refuse('recall_reason_missing');
	const held = await holdRound(tx, agreementId);
	if (!held.ok) return held;
	const round = held.value;
	return endRound(tx, actor, { round, outcome: 'recalled', reason, occasion });
}

/** A mistake was seen after dispatch: the text is opened again, the same people sign the corrected one. */
export async function replaceRound(
	tx: Transaction,
	actor: Actor,
	{ agreementId, reason, occasion }: Recalling
): Promise<Outcome<string>> {
	if (!reason.trim()) return refuse('recall_reason_missing');
	const held = await holdRound(tx, agreementId);
	if (!held.ok) return held;
	const round = held.value;
	const ended = await endRound(tx, actor, { round, outcome: 'replaced', reason, occasion });
	if (!ended.ok) return ended;
	const nextId = await openRound(tx, agreementId, occasion.now, round);
	await copySteps(tx, round.id, nextId);
	await tx
		.updateTable('signingRound')
		.set({ replacedById: nextId })
		.where('id', '=', round.id)
		.execute();
	return accept(nextId);
}

/** Ends what nobody finished in time; whoever comes upon it a second time finds it ended. */
export async function expireRounds(db: Database, occasion: Occasion): Promise<number> {
	const due = await db
		.selectFrom('signingRound')
		.select(['id', 'agreementId'])
		.where('endedAt', 'is', null)
		.where('dispatchedAt', 'is not', null)
		.where('expiresAt', '<=', occasion.now)
		.orderBy('expiresAt')
		.limit(200)
		.execute();
	for (const { id, agreementId } of due)
		await db.transaction().execute(async (tx) => {
			await holdAgreement(tx, agreementId);
			const round = await findRound(tx, id);
			if (!round || round.endedAt) return;
			await endRound(tx, house, { round, outcome: 'expired', reason: '', occasion });
		});
	return due.length;
}
