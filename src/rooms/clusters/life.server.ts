import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { indexCluster } from './cluster-entry.server.ts';
import { mayFollow, type CouncilRole, type Register, type Stage } from './cluster.ts';

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
	const last = await findStage(tx, clusterId);
	if (last && since < last.since) return refuse('dates_cross', { validFrom: last.since });
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

/** The former coordinator's term ends on the day the new one's begins. */
export async function appointCoordinator(
	tx: Transaction,
	actor: Actor,
	{
		clusterId,
		organisationId,
		validFrom
	}: { clusterId: string; organisationId: string; validFrom: string }
): Promise<Outcome<string>> {
	const current = await findCoordinator(tx, clusterId, validFrom);
	if (current?.organisationId === organisationId) return refuse('coordinator_already');
	const later = await tx
		.selectFrom('clusterCoordinator')
		.select('id')
		.where('clusterId', '=', clusterId)
		.where('validFrom', '>=', validFrom)
		.executeTakeFirst();
	if (later) return refuse('coordinator_appointed_later');
	if (current)
		await tx
			.updateTable('clusterCoordinator')
			.set({ validUntil: validFrom })
			.where('id', '=', current.id)
			.execute();
	const id = newId();
	await tx
		.insertInto('clusterCoordinator')
		.values({ id, clusterId, organisationId, validFrom, validUntil: null })
		.execute();
	await record(tx, actor, {
		deed: 'cluster.coordinator_appointed',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { organisationId, formerId: current?.organisationId ?? null, validFrom }
	});
	return accept(id);
}

export async function seatInCouncil(
	tx: Transaction,
	actor: Actor,
	seat: {
		clusterId: string;
		organisationId: string | null;
		personName: string;
		role: CouncilRole;
		validFrom: string;
		validUntil?: string | null;
	}
): Promise<Outcome<string>> {
	if (!seat.personName.trim()) return refuse('name_missing');
	if (seat.validUntil && seat.validUntil < seat.validFrom) return refuse('dates_cross');
	const id = newId();
	await tx
		.insertInto('councilSeat')
		.values({ id, ...seat, validUntil: seat.validUntil ?? null })
		.execute();
	await record(tx, actor, {
		deed: 'cluster.council_seated',
		subject: { kind: 'cluster', id: seat.clusterId },
		isPublic: true,
		details: { personName: seat.personName, role: seat.role }
	});
	return accept(id);
}

export async function enterInRegister(
	tx: Transaction,
	actor: Actor,
	entry: {
		clusterId: string;
		register: Register;
		name?: string | null;
		reference?: string | null;
		url?: string | null;
		validFrom: string;
		validUntil?: string | null;
	},
	now: Date
): Promise<Outcome<string>> {
	if (entry.validUntil && entry.validUntil < entry.validFrom) return refuse('dates_cross');
	const id = newId();
	const { name = null, reference = null, url = null, validUntil = null } = entry;
	await tx
		.insertInto('registerEntry')
		.values({ ...entry, id, name, reference, url, validUntil })
		.execute();
	await indexCluster(tx, entry.clusterId, now);
	await record(tx, actor, {
		deed: 'cluster.entered_in_register',
		subject: { kind: 'cluster', id: entry.clusterId },
		isPublic: true,
		details: { register: entry.register, reference }
	});
	return accept(id);
}

export async function succeed(
	tx: Transaction,
	actor: Actor,
	{
		predecessorId,
		successorId,
		since
	}: { predecessorId: string; successorId: string; since: string },
	now: Date
): Promise<Outcome> {
	if (predecessorId === successorId) return refuse('succession_to_itself');
	await tx.insertInto('clusterSuccession').values({ predecessorId, successorId, since }).execute();
	return enterStage(tx, actor, { clusterId: predecessorId, stage: 'succeeded', since }, now);
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

export async function findCoordinator(db: Database, clusterId: string, on: string) {
	return db
		.selectFrom('clusterCoordinator')
		.selectAll()
		.where('clusterId', '=', clusterId)
		.where('validFrom', '<=', on)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', on)]))
		.executeTakeFirst();
}
