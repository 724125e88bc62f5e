import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { wallTime } from '#platform/wall-time.ts';
import { keyOf, listRights, named, type Entitled } from './entitled.server.ts';
import type { Act } from './sitting-act.ts';
import { takeActs } from './sitting-state.server.ts';

type Sitting = { id: string; organId: string; startsAt: Date; timeZone: string };

/** Rights are those of the day of the sitting, and of today once that has come. */
export function dayOfRight({ startsAt, timeZone }: Sitting, now: Date): string {
	const [planned, today] = [startsAt, now].map((at) => wallTime(timeZone, at).slice(0, 10));
	return (planned ?? '') > (today ?? '') ? (planned ?? '') : (today ?? '');
}

/** Whoever has a vote is on the list, and whoever has lost it is struck; new ones until the opening. */
export async function renewVoters(
	tx: Transaction,
	actor: Actor,
	{ sitting, now, withNew }: { sitting: Sitting; now: Date; withNew: boolean }
): Promise<Outcome<unknown>> {
	const organ = await tx
		.selectFrom('organ')
		.select(['id', 'ownerKind', 'ownerId', 'composition', 'weighting'])
		.where('id', '=', sitting.organId)
		.executeTakeFirstOrThrow();
	const [rights, listed] = await Promise.all([
		listRights(tx, organ, dayOfRight(sitting, now)),
		tx.selectFrom('sittingVoter').selectAll().where('sittingId', '=', sitting.id).execute()
	]);
	const keys = new Set(rights.map(({ key }) => key));
	const known = new Set(listed.map(keyOf));
	const gone = listed.filter((one) => one.lostRightAt === null && !keys.has(keyOf(one)));
	const fresh = withNew ? rights.filter(({ key }) => !known.has(key)) : [];
	const acts: Act[] = gone.map(({ id }) => ({ act: 'lose_right', voterId: id }));
	if (fresh.length > 0) {
		const entered = await named(tx, fresh);
		const rows = await enter(tx, sitting, entered, organ.weighting === 'weights');
		acts.push({ act: 'enlist', voters: rows.map(({ id, weight }) => ({ id, weight })) });
	}
	if (acts.length === 0) return accept();
	return takeActs(tx, actor, { sittingId: sitting.id, acts, now });
}

/** Weight and address are as at the organ's last sitting, where they were entered by hand. */
async function enter(
	tx: Transaction,
	{ id: sittingId, organId }: Sitting,
	fresh: readonly Entitled[],
	hasWeights: boolean
) {
	const before = new Map(
		(await listFormerVoters(tx, organId, sittingId)).map((one) => [keyOf(one), one])
	);
	const rows = fresh.map(({ key, ...one }) => ({
		...one,
		id: newId(),
		sittingId,
		weight: hasWeights ? (before.get(key)?.weight ?? one.weight) : 1,
		email: one.email ?? before.get(key)?.email ?? null,
		personId: one.personId ?? before.get(key)?.personId ?? null
	}));
	await insertMany(tx, 'sittingVoter', rows as never);
	return rows;
}

const listFormerVoters = (db: Database, organId: string, exceptId: string) =>
	db
		.selectFrom('sittingVoter')
		.innerJoin('sitting', 'sitting.id', 'sittingId')
		.select(['seatId', 'councilSeatId', 'clusterId', 'organisationId'])
		.select(['weight', 'email', 'personId'])
		.where('organId', '=', organId)
		.where('sittingId', '!=', exceptId)
		.orderBy('startsAt')
		.orderBy('sittingVoter.id')
		.execute();
