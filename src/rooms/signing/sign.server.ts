import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { effectivePersonId, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome, type Refused } from '#platform/outcome.ts';
import { holdAgreement } from '#rooms/agreements/agreement-life.server.ts';
import { addToChain } from '#rooms/agreements/chain.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { completeRound } from './completing.server.ts';
import { askToSign, tellOwners } from './letters.server.ts';
import type { Occasion } from './occasion.ts';
import { dueSteps, isComplete } from './round-life.ts';
import type { AuthorityShown, Means } from './round.ts';
import {
	findRound,
	findRoundOfStep,
	listSigningParties,
	listSteps,
	matterOf,
	type RoundRow,
	type StepRow
} from './round.server.ts';
import { findSigningProblem, type SigningWords } from './signing-words.ts';
import { readStandings, showAuthority } from './standing.server.ts';

export type Signing = SigningWords & {
	stepId: string;
	means: Means;
	drawing: string | null;
	scanFileId: string | null;
	scanDigest: string | null;
	signedOnPaperOn: string | null;
	address: string | null;
	device: string | null;
	occasion: Occasion;
};

/** The same from the outside: whoever leads the document hears of a right that was lost. */
export async function sign(
	db: Database,
	actor: Actor,
	signing: Signing
): Promise<Outcome<'signed' | 'signed_already'>> {
	const outcome = await attempt(db, (tx) => signStep(tx, actor, signing));
	if (!outcome.ok && tellingReasons.has(outcome.reason))
		await db.transaction().execute((tx) => tellOfLostRight(tx, actor, signing, outcome.reason));
	return outcome;
}

const tellingReasons = new Set([
	'right_lost',
	'party_signers_insufficient',
	'party_merged',
	'party_dormant',
	'party_dissolved'
]);

/** Once a step, however often it is tried. */
async function tellOfLostRight(tx: Transaction, actor: Actor, signing: Signing, flaw: string) {
	const ground = await holdStep(tx, signing.stepId);
	if (!ground.ok) return;
	const { round, step, steps } = ground.value;
	const told = await tx
		.selectFrom('journal')
		.select('id')
		.where('subjectKind', '=', 'agreement')
		.where('subjectId', '=', round.agreementId)
		.where('deed', '=', 'signing.right_lost')
		.where(sql<boolean>`details->>'stepId' = ${step.id}`)
		.executeTakeFirst();
	if (told) return;
	await record(tx, actor, {
		deed: 'signing.right_lost',
		subject: { kind: 'agreement', id: round.agreementId },
		details: { stepId: step.id, roundId: round.id, name: step.name, flaw }
	});
	const { occasion } = signing;
	await tellOwners(tx, { kind: 'right_lost', round, steps, reason: step.name, flaw, occasion });
}

/** One signature, or one gate passed. Whoever comes second finds it done and changes nothing. */
export async function signStep(
	tx: Transaction,
	actor: Actor,
	signing: Signing
): Promise<Outcome<'signed' | 'signed_already'>> {
	const ground = await holdStep(tx, signing.stepId);
	if (!ground.ok) return ground;
	const { step, steps, round } = ground.value;
	if (step.isDone) return accept('signed_already');
	const problem =
		findHindrance(signing, ground.value) ?? (await findRightLost(tx, signing, ground.value));
	if (problem) return problem;
	const shown = await authorityOf(tx, signing, ground.value);
	await writeSignature(tx, actor, { signing, shown, ...ground.value });
	const after = steps.map((one) => (one.id === step.id ? { ...one, isDone: true } : one));
	if (isComplete(after)) {
		const completed = await completeRound(tx, actor, { round, occasion: signing.occasion });
		return completed.ok ? accept('signed') : completed;
	}
	await askNext(tx, { round, before: steps, after, occasion: signing.occasion });
	return accept('signed');
}

export type StepGround = {
	agreement: NonNullable<Awaited<ReturnType<typeof holdAgreement>>>;
	round: RoundRow;
	steps: StepRow[];
	step: StepRow;
	/** The digest of the text that is out. */
	digest: string;
};

/** Everything a signature depends upon, held so that nothing moves meanwhile. */
export async function holdStep(tx: Transaction, stepId: string): Promise<Outcome<StepGround>> {
	const asked = await findRoundOfStep(tx, stepId);
	const agreement = asked && (await holdAgreement(tx, asked.agreementId));
	const round = asked && (await findRound(tx, asked.id));
	if (!agreement || !round) return refuse('signing_unknown');
	const steps = await listSteps(tx, round.id);
	const step = steps.find(({ id }) => id === stepId);
	if (!step) return refuse('signing_unknown');
	const version = await tx
		.selectFrom('agreementVersion')
		.select('digest')
		.where('id', '=', round.versionId)
		.executeTakeFirst();
	return accept({ agreement, round, steps, step, digest: version?.digest ?? '' });
}

export function findRoundProblem(
	{ agreement, round, step, steps }: StepGround,
	now: Date
): Refused | undefined {
	if (round.outcome === 'replaced') return refuse('round_replaced');
	if (round.endedAt || !round.dispatchedAt || agreement.state !== 'signing')
		return refuse('round_over');
	if (round.expiresAt && round.expiresAt <= now) return refuse('round_expired');
	if (!dueSteps(steps).some(({ id }) => id === step.id)) return refuse('not_your_turn');
	return undefined;
}

function findHindrance(signing: Signing, ground: StepGround): Refused | undefined {
	const { now } = signing.occasion;
	const over = findRoundProblem(ground, now);
	if (over) return over;
	const problem = findSigningProblem(signing, { ...ground.step, digest: ground.digest });
	if (problem) return refuse(problem);
	if (signing.means !== 'paper')
		return ground.step.means === 'paper' ? refuse('paper_wanted') : undefined;
	if (ground.step.means === 'screen') return refuse('screen_wanted');
	const on = signing.signedOnPaperOn;
	if (!on) return refuse('paper_date_missing');
	if (on > dayOf(now)) return refuse('paper_date_future');
	return on < dayOf(ground.round.dispatchedAt ?? now)
		? refuse('paper_date_before_dispatch')
		: undefined;
}

const dayOfSigning = ({ signedOnPaperOn, occasion }: Signing): string =>
	signedOnPaperOn ?? dayOf(occasion.now);

/** Asked once more at the very moment: the right may have ended since the text was sent. */
async function findRightLost(
	tx: Transaction,
	signing: Signing,
	{ agreement, steps, step }: StepGround
): Promise<Refused | undefined> {
	if (step.task === 'approval') return undefined;
	const parties = await listSigningParties(tx, agreement.id);
	const own = parties.filter(({ id }) => id === step.partyId);
	const on = dayOfSigning(signing);
	const [standing] = await readStandings(tx, {
		parties: own,
		steps,
		matter: matterOf(agreement),
		on
	});
	if (!standing) return refuse('party_unknown');
	if (standing.flaw) return refuse(standing.flaw);
	const { shortfall } = standing;
	if (!shortfall) return undefined;
	const isOwn = shortfall.reason === 'signer_not_empowered' && shortfall.name === step.name;
	return isOwn ? refuse('right_lost', { name: step.name }) : refuse('party_signers_insufficient');
}

async function authorityOf(
	tx: Transaction,
	signing: Signing,
	{ agreement, step }: StepGround
): Promise<AuthorityShown> {
	const parties = await listSigningParties(tx, agreement.id);
	const party = parties.find(({ id }) => id === step.partyId);
	const asked = { step, party, matter: matterOf(agreement), on: dayOfSigning(signing) };
	return showAuthority(tx, asked);
}

type Writing = StepGround & { signing: Signing; shown: AuthorityShown };

async function writeSignature(tx: Transaction, actor: Actor, writing: Writing): Promise<void> {
	const { signing, shown, round, step, digest } = writing;
	const { occasion, means, drawing, scanFileId, signedOnPaperOn, address, device } = signing;
	const id = newId();
	const { now } = occasion;
	await tx
		.insertInto('signature')
		.values({
			...{ id, stepId: step.id, means, name: signing.name, authority: JSON.stringify(shown) },
			...{ signedAt: now, signedOnPaperOn, drawing, scanFileId, address, device, digest },
			recordedById: effectivePersonId(actor)
		})
		.execute();
	await addToChain(tx, round.agreementId, {
		kind: step.task === 'approval' ? 'gate' : 'signature',
		at: now,
		content: {
			...{ signatureId: id, stepId: step.id, roundId: round.id, partyId: step.partyId },
			...{ name: signing.name, function: step.function, means, digest, signedOnPaperOn },
			authority: { ...shown },
			...{ address, device, scanDigest: signing.scanDigest },
			drawingDigest: drawing && createHash('sha256').update(drawing).digest('hex')
		}
	});
	await record(tx, actor, {
		deed: step.task === 'approval' ? 'signing.gate_passed' : 'signing.signed',
		subject: { kind: 'agreement', id: round.agreementId },
		details: { stepId: step.id, roundId: round.id, name: signing.name, means }
	});
}

type Passing = {
	round: RoundRow;
	before: readonly StepRow[];
	after: readonly StepRow[];
	occasion: Occasion;
};

/** When a turn is through, the next are written to. */
async function askNext(tx: Transaction, { round, before, after, occasion }: Passing) {
	const waiting = new Set(dueSteps(before).map(({ id }) => id));
	const steps = dueSteps(after).filter(({ id }) => !waiting.has(id));
	await askToSign(tx, { agreementId: round.agreementId, steps, occasion });
}
