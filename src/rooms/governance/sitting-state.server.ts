import type { Actor } from '#platform/actor.ts';
import type { Transaction, Database } from '#platform/database/database.ts';
import { recordAll } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { readBoxes } from './ballot-box.server.ts';
import { noVotes } from './majority.ts';
import { emptyLife, type Act, type Life, type Poll } from './sitting-act.ts';
import { deedOf } from './sitting-deed.ts';
import { applyAct } from './sitting-life.ts';
import { writeAct } from './sitting-writing.server.ts';

type Taking = { sittingId: string; acts: readonly Act[]; now: Date };

/** The one door between the states of a sitting: under its lock, judged, written, recorded. */
export async function takeActs(
	tx: Transaction,
	actor: Actor,
	{ sittingId, acts, now }: Taking
): Promise<Outcome<Life>> {
	if (!(await lockSitting(tx, sittingId))) return refuse('sitting_unknown');
	let life = await loadLife(tx, sittingId);
	const deeds = [];
	for (const act of acts) {
		const judged = applyAct(life, act);
		if (!judged.ok) return judged;
		await writeAct(tx, { sittingId, act, life: judged.value, actor, now });
		life = judged.value;
		deeds.push({ actor, entry: deedOf(sittingId, act, life) });
	}
	await recordAll(tx, deeds);
	return accept(life);
}

export const takeAct = (
	tx: Transaction,
	actor: Actor,
	{ sittingId, act, now }: { sittingId: string; act: Act; now: Date }
): Promise<Outcome<Life>> => takeActs(tx, actor, { sittingId, acts: [act], now });

/** Everything that changes a sitting waits here for its turn. */
export const lockSitting = (tx: Transaction, id: string) =>
	tx.selectFrom('sitting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function loadLife(db: Database | Transaction, sittingId: string): Promise<Life> {
	const [sitting, voters, polls] = await Promise.all([
		findRules(db, sittingId),
		db.selectFrom('sittingVoter').selectAll().where('sittingId', '=', sittingId).execute(),
		loadPolls(db, sittingId)
	]);
	return {
		...emptyLife(sitting),
		isOpen: sitting.openedAt !== null,
		isClosed: sitting.closedAt !== null,
		isCalledOff: sitting.calledOffAt !== null,
		voters: Object.fromEntries(
			voters.map(({ id, weight, arrivedAt, leftAt, lostRightAt, proxyHolderId }) => [
				id,
				{
					id,
					weight,
					hasRight: lostRightAt === null,
					isPresent: arrivedAt !== null && leftAt === null,
					holderId: proxyHolderId
				}
			])
		),
		polls: Object.fromEntries(polls.map((poll) => [poll.resolutionId, poll]))
	};
}

const findRules = (db: Database, sittingId: string) =>
	db
		.selectFrom('sitting')
		.innerJoin('organ', 'organ.id', 'sitting.organId')
		.leftJoin('sittingCallingOff', 'sittingCallingOff.sittingId', 'sitting.id')
		.leftJoin('sittingOpening', 'sittingOpening.sittingId', 'sitting.id')
		.select(['mode', 'quorumPercent', 'proxiesEach'])
		.select(['calledOffAt', 'openedAt', 'closedAt'])
		.where('sitting.id', '=', sittingId)
		.executeTakeFirstOrThrow();

async function loadPolls(db: Database, sittingId: string): Promise<Poll[]> {
	const rows = await db
		.selectFrom('resolution')
		.innerJoin('voteOpening', 'voteOpening.resolutionId', 'resolution.id')
		.leftJoin('voteClosing', 'voteClosing.resolutionId', 'resolution.id')
		.select(['resolution.id', 'isSecret', 'majority', 'closesAt', 'closedAt', 'outcome', 'count'])
		.where('sittingId', '=', sittingId)
		.execute();
	const ids = rows.map(({ id }) => id);
	const [votes, boxes] = await Promise.all([
		ids.length === 0
			? []
			: db.selectFrom('vote').selectAll().where('resolutionId', 'in', ids).execute(),
		readBoxes(db, ids)
	]);
	const byPoll = Map.groupBy(votes, ({ resolutionId }) => resolutionId);
	return rows.map(({ id, isSecret, majority, closesAt, closedAt, outcome, count }) => ({
		...{ resolutionId: id, isSecret, majority, closesAt, outcome, count },
		isClosed: closedAt !== null,
		box: boxes.get(id) ?? (isSecret && count ? pick(count) : noVotes),
		votes: Object.fromEntries(
			(byPoll.get(id) ?? []).map(({ voterId, choice, castByVoterId, byHand }) => [
				voterId,
				{ choice, byVoterId: castByVoterId, byHand }
			])
		)
	}));
}

const pick = ({ for: yes, against, abstain }: NonNullable<Poll['count']>) => ({
	for: yes,
	against,
	abstain
});
