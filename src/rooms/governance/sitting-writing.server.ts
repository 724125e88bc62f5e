import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { destroyBox, putInBox, setUpBox } from './ballot-box.server.ts';
import { assignNumber } from './resolution-number.server.ts';
import type { Act, Life } from './sitting-act.ts';

type Writing<Kind extends Act = Act> = {
	sittingId: string;
	act: Kind;
	/** As it is after the act. */
	life: Life;
	actor: Actor;
	now: Date;
};
type Of<Name extends Act['act']> = Writing<Extract<Act, { act: Name }>>;

/** The rows of an act that was found right. Voters are entered beforehand, by `enlistVoters`. */
export async function writeAct(tx: Transaction, writing: Writing): Promise<void> {
	const { act } = writing;
	const write = writers[act.act] as
		((tx: Transaction, writing: Writing) => Promise<unknown>) | null;
	await write?.(tx, writing);
}

const voter = (tx: Transaction, id: string) => tx.updateTable('sittingVoter').where('id', '=', id);

const writers: {
	[Name in Act['act']]: ((tx: Transaction, writing: Of<Name>) => Promise<unknown>) | null;
} = {
	enlist: null,
	lose_right: (tx, { act, now }) => voter(tx, act.voterId).set({ lostRightAt: now }).execute(),
	weigh: (tx, { act }) => voter(tx, act.voterId).set({ weight: act.weight }).execute(),
	arrive: (tx, { act, now }) =>
		voter(tx, act.voterId)
			.set((eb) => ({ arrivedAt: eb.fn.coalesce('arrivedAt', eb.val(now)), leftAt: null }))
			.execute(),
	leave: (tx, { act, now }) => voter(tx, act.voterId).set({ leftAt: now }).execute(),
	give_proxy: (tx, { act }) =>
		voter(tx, act.voterId)
			.set({ proxyHolderId: act.holderId, ...(act.holderId === null && { proxyFileId: null }) })
			.execute(),
	open: (tx, { sittingId, actor, now }) =>
		tx
			.insertInto('sittingOpening')
			.values({
				...{ sittingId, openedAt: now, openedById: actor.personId },
				...{ chairName: null, secretaryName: null, closedAt: null, closedById: null }
			})
			.execute(),
	close: (tx, { sittingId, actor, now }) =>
		tx
			.updateTable('sittingOpening')
			.set({ closedAt: now, closedById: actor.personId })
			.where('sittingId', '=', sittingId)
			.execute(),
	call_off: (tx, { sittingId, actor, now }) =>
		tx
			.insertInto('sittingCallingOff')
			.values({ sittingId, calledOffAt: now, calledOffById: actor.personId })
			.execute(),
	open_vote: writeVoteOpening,
	cast: writeVote,
	close_vote: writeVoteClosing
};

async function writeVoteOpening(tx: Transaction, { act, actor, now }: Of<'open_vote'>) {
	const { resolutionId, closesAt } = act;
	await tx
		.insertInto('voteOpening')
		.values({ resolutionId, closesAt, openedAt: now, openedById: actor.personId })
		.execute();
	if (act.isSecret) await setUpBox(tx, resolutionId);
}

async function writeVote(tx: Transaction, { act, life, actor, now }: Of<'cast'>) {
	const { resolutionId, voterId, byVoterId, byHand } = act;
	const poll = life.polls[resolutionId];
	const told = poll?.isSecret
		? { choice: null, castById: null, castAt: null }
		: { choice: act.choice, castById: actor.personId, castAt: now };
	await tx
		.insertInto('vote')
		.values({ id: newId(), resolutionId, voterId, castByVoterId: byVoterId, byHand, ...told })
		.onConflict((oc) => oc.columns(['resolutionId', 'voterId']).doUpdateSet({ ...told }))
		.execute();
	if (poll?.isSecret) await putInBox(tx, resolutionId, poll.box);
}

async function writeVoteClosing(tx: Transaction, { act, life, actor, now }: Of<'close_vote'>) {
	const { resolutionId } = act;
	const poll = life.polls[resolutionId];
	if (!poll?.outcome || !poll.count) throw new Error(`vote on ${resolutionId} has no outcome`);
	await tx
		.insertInto('voteClosing')
		.values({
			...{ resolutionId, closedAt: now, closedById: actor.personId },
			...{ outcome: poll.outcome, count: JSON.stringify(poll.count) }
		})
		.execute();
	if (poll.isSecret) await destroyBox(tx, resolutionId);
	if (poll.outcome === 'adopted') await assignNumber(tx, resolutionId, now);
}
