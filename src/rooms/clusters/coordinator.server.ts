import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockCluster } from './life.server.ts';

nameViolations({
	cluster_coordinator_one_at_a_time: 'coordinator_already',
	cluster_coordinator_dates_cross: 'dates_cross',
	cluster_coordinator_organisation_id_fkey: 'organisation_unknown'
});

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
	await lockCluster(tx, clusterId);
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

export async function findCoordinator(db: Database, clusterId: string, on: string) {
	return db
		.selectFrom('clusterCoordinator')
		.selectAll()
		.where('clusterId', '=', clusterId)
		.where('validFrom', '<=', on)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', on)]))
		.executeTakeFirst();
}

/** All terms, the latest first. */
export async function listCoordinators(db: Database, clusterId: string) {
	return db
		.selectFrom('clusterCoordinator')
		.select(['id', 'organisationId', 'validFrom', 'validUntil'])
		.where('clusterId', '=', clusterId)
		.orderBy('validFrom', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();
}

/** The clusters that an organisation coordinates or once did, the latest first. */
export async function listCoordinationsOf(db: Database, organisationId: string) {
	return db
		.selectFrom('clusterCoordinator')
		.select(['id', 'clusterId', 'validFrom', 'validUntil'])
		.where('organisationId', '=', organisationId)
		.orderBy('validFrom', 'desc')
		.orderBy('id')
		.limit(200)
		.execute();
}
