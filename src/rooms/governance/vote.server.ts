import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { house } from '#platform/actor.ts';
import { after, hours } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { standsFor } from './access.ts';
import { sweepBoxes } from './ballot-box.server.ts';
import type { Life } from './sitting-act.ts';
import { lockSitting, takeAct, takeActs } from './sitting-state.server.ts';
import { listVoters } from './sitting-record.server.ts';
import type { Choice } from './vote.ts';
import { renewVoters } from './voters.server.ts';

type At = { sittingId: string; resolutionId: string; now: Date };

export async function openVote(
	tx: Transaction,
	actor: Actor,
	{ sittingId, resolutionId, closesAt, now }: At & { closesAt: Date | null }
): Promise<Outcome<Life>> {
	if (closesAt && closesAt <= now) return refuse('deadline_past');
	const found = await findResolution(tx, sittingId, resolutionId);
	if (!found) return refuse('resolution_unknown');
	const renewed = await renew(tx, actor, sittingId, now);
	if (!renewed.ok) return renewed;
	const { majority, isSecret } = found;
	const act = { act: 'open_vote', resolutionId, majority, isSecret, closesAt } as const;
	return takeAct(tx, actor, { sittingId, act, now });
}

/** A voter's own vote, or that of somebody whose proxy they hold. */
export async function castVote(
	tx: Transaction,
	actor: Actor,
	{ sittingId, resolutionId, voterId, choice, now }: At & { voterId: string; choice: Choice }
): Promise<Outcome<Life>> {
	const renewed = await renew(tx, actor, sittingId, now);
	if (!renewed.ok) return renewed;
	const voters = await listVoters(tx, sittingId);
	const voter = voters.find(({ id }) => id === voterId);
	if (!voter) return refuse('voter_unknown');
	const isPresent = voter.arrivedAt !== null && voter.leftAt === null;
	const isOwn = standsFor(actor, voter);
	const holder = voters.find(({ id }) => id === voter.proxyHolderId);
	const isHolders = holder !== undefined && standsFor(actor, holder);
	if (!isOwn && !isHolders) return refuse('not_your_vote');
	const byVoterId = isHolders && !(isOwn && isPresent) && holder ? holder.id : null;
	const vote = { resolutionId, voterId, choice, byVoterId, byHand: false, at: now };
	return takeAct(tx, actor, { sittingId, act: { act: 'cast', ...vote }, now });
}

/** Raised hands, one voter after another, as the desk has counted them. */
export async function countHands(
	tx: Transaction,
	actor: Actor,
	{ sittingId, resolutionId, hands, now }: At & { hands: ReadonlyMap<string, Choice> }
): Promise<Outcome<Life>> {
	const renewed = await renew(tx, actor, sittingId, now);
	if (!renewed.ok) return renewed;
	const voters = new Map((await listVoters(tx, sittingId)).map((one) => [one.id, one]));
	const acts = [...hands].map(([voterId, choice]) => {
		const voter = voters.get(voterId);
		const isPresent = voter?.arrivedAt !== null && voter?.leftAt === null;
		const byVoterId = isPresent ? null : (voter?.proxyHolderId ?? null);
		return {
			act: 'cast',
			resolutionId,
			voterId,
			choice,
			byVoterId,
			byHand: true,
			at: now
		} as const;
	});
	if (acts.length === 0) return refuse('choice_missing');
	return takeActs(tx, actor, { sittingId, acts, now });
}

export async function closeVote(
	tx: Transaction,
	actor: Actor,
	{ sittingId, resolutionId, now }: At
): Promise<Outcome<Life>> {
	const renewed = await renew(tx, actor, sittingId, now);
	if (!renewed.ok) return renewed;
	return takeAct(tx, actor, { sittingId, act: { act: 'close_vote', resolutionId }, now });
}

/** Votes whose time has run out are closed; afterwards no trace of secret ballots is left. */
export async function closeDueVotes(db: Database, now: Date): Promise<number> {
	const due = await db
		.selectFrom('voteOpening')
		.innerJoin('resolution', 'resolution.id', 'voteOpening.resolutionId')
		.leftJoin('voteClosing', 'voteClosing.resolutionId', 'voteOpening.resolutionId')
		.select(['resolution.id', 'sittingId'])
		.where('closesAt', '<=', now)
		.where('closedAt', 'is', null)
		.orderBy('closesAt')
		.orderBy('resolution.id')
		.limit(200)
		.execute();
	let closed = 0;
	for (const { id, sittingId } of due) {
		const at = { sittingId: sittingId ?? '', resolutionId: id, now };
		if ((await attempt(db, (tx) => closeVote(tx, house, at))).ok) closed += 1;
	}
	if (await hasSecretClosing(db, now)) await sweepBoxes(db);
	return closed;
}

/** Whether a box was destroyed since the last rounds, by a deadline or by hand. */
async function hasSecretClosing(db: Database, now: Date): Promise<boolean> {
	const closing = await db
		.selectFrom('voteClosing')
		.innerJoin('resolution', 'resolution.id', 'resolutionId')
		.select('resolutionId')
		.where('isSecret', '=', true)
		.where('closedAt', '>', after(now, -hours(1) / 20))
		.executeTakeFirst();
	return closing !== undefined;
}

async function renew(tx: Transaction, actor: Actor, sittingId: string, now: Date) {
	const sitting = await lockSitting(tx, sittingId);
	if (!sitting) return refuse('sitting_unknown');
	const { calledOffAt, closedAt } = await tx
		.selectFrom('sitting')
		.leftJoin('sittingCallingOff', 'sittingCallingOff.sittingId', 'sitting.id')
		.leftJoin('sittingOpening', 'sittingOpening.sittingId', 'sitting.id')
		.select(['calledOffAt', 'closedAt'])
		.where('sitting.id', '=', sittingId)
		.executeTakeFirstOrThrow();
	if (calledOffAt || closedAt) return accept();
	return renewVoters(tx, actor, { sitting, now, withNew: false });
}

const findResolution = (tx: Transaction, sittingId: string, id: string) =>
	tx
		.selectFrom('resolution')
		.select(['majority', 'isSecret'])
		.where('id', '=', id)
		.where('sittingId', '=', sittingId)
		.executeTakeFirst();
