import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { indexCluster } from './cluster-entry.server.ts';
import { mayFollow, type Stage } from './cluster.ts';

nameViolations({ cluster_stage_recorded_already: 'stage_recorded_already' });

export async function enterStage(
	tx: Transaction,
	actor: Actor,
	{
		clusterId,
		stage,
		since,
		note = null
	}: { clusterId: string; stage: Stage; since: string; note?: string | null },
	now: Date
): Promise<Outcome> {
	await lockCluster(tx, clusterId);
	const last = await findStage(tx, clusterId);
	if (last && since < last.since) return refuse('stage_before_last', { since: last.since });
	if (!mayFollow(last?.stage ?? null, stage))
		return refuse('stage_out_of_order', { from: last?.stage, to: stage });
	await tx
		.insertInto('clusterStage')
		.values({ id: newId(), clusterId, stage, since, note, recordedById: actor.personId })
		.execute();
	await indexCluster(tx, clusterId, now);
	await record(tx, actor, {
		deed: 'cluster.stage_entered',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { stage, since }
	});
	return accept();
}

export type StageEntry = { stage: Stage; since: string; note: string | null };

/** Mends the last stage, within what the one before it allows. */
export async function correctLastStage(
	tx: Transaction,
	actor: Actor,
	{ clusterId, stage, since, note }: { clusterId: string } & StageEntry,
	now: Date
): Promise<Outcome> {
	const found = await findLastTwo(tx, clusterId);
	if (!found.ok) return found;
	const { last, before } = found.value;
	if (before && since < before.since) return refuse('stage_before_last', { since: before.since });
	if (!mayFollow(before?.stage ?? null, stage))
		return refuse('stage_out_of_order', { from: before?.stage, to: stage });
	await tx
		.updateTable('clusterStage')
		.set({ stage, since, note, recordedById: actor.personId })
		.where('id', '=', last.id)
		.execute();
	await indexCluster(tx, clusterId, now);
	await record(tx, actor, {
		deed: 'cluster.stage_corrected',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { before: entryOf(last), after: { stage, since, note } }
	});
	return accept();
}

/** A stage entered by mistake goes; the journal keeps it. */
export async function takeBackLastStage(
	tx: Transaction,
	actor: Actor,
	clusterId: string,
	now: Date
): Promise<Outcome> {
	const found = await findLastTwo(tx, clusterId);
	if (!found.ok) return found;
	const { last } = found.value;
	await tx.deleteFrom('clusterStage').where('id', '=', last.id).execute();
	await indexCluster(tx, clusterId, now);
	await record(tx, actor, {
		deed: 'cluster.stage_taken_back',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { before: entryOf(last) }
	});
	return accept();
}

export async function findStage(db: Database, clusterId: string) {
	return db
		.selectFrom('clusterStage')
		.selectAll()
		.where('clusterId', '=', clusterId)
		.orderBy('since', 'desc')
		.orderBy('id', 'desc')
		.executeTakeFirst();
}

/** Deeds upon one cluster's life wait for one another. */
export async function lockCluster(tx: Transaction, clusterId: string): Promise<void> {
	await tx
		.selectFrom('cluster')
		.select('id')
		.where('id', '=', clusterId)
		.forUpdate()
		.executeTakeFirst();
}

async function findLastTwo(tx: Transaction, clusterId: string) {
	await lockCluster(tx, clusterId);
	const [last, before] = await tx
		.selectFrom('clusterStage')
		.selectAll()
		.where('clusterId', '=', clusterId)
		.orderBy('since', 'desc')
		.orderBy('id', 'desc')
		.limit(2)
		.execute();
	if (!last) return refuse('stage_unknown');
	const succeeded = last.stage === 'succeeded' && (await hasSuccessor(tx, clusterId));
	return succeeded ? refuse('stage_is_of_succession') : accept({ last, before });
}

async function hasSuccessor(db: Database, clusterId: string): Promise<boolean> {
	const row = await db
		.selectFrom('clusterSuccession')
		.select('successorId')
		.where('predecessorId', '=', clusterId)
		.executeTakeFirst();
	return row !== undefined;
}

const entryOf = ({ stage, since, note }: StageEntry): StageEntry => ({ stage, since, note });
