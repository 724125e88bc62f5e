import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';

nameViolations({ cluster_host_pkey: 'host_taken' });

/** Where a former address leads now. */
export async function findCurrentAddress(
	db: Database,
	former: string
): Promise<string | undefined> {
	const row = await db
		.selectFrom('clusterFormerAddress')
		.innerJoin('cluster', 'cluster.id', 'clusterFormerAddress.clusterId')
		.select('cluster.slug')
		.where('clusterFormerAddress.slug', '=', former)
		.executeTakeFirst();
	return row?.slug;
}

export async function findHolderOfFormer(db: Database, slug: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('clusterFormerAddress')
		.select('clusterId')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return row?.clusterId;
}

/** A cluster that moves leaves word at its old address; one that comes back takes the word down. */
export async function keepFormerAddress(
	tx: Transaction,
	clusterId: string,
	{ former, current }: { former: string; current: string }
): Promise<void> {
	if (former === current) return;
	await tx.deleteFrom('clusterFormerAddress').where('slug', '=', current).execute();
	await tx
		.insertInto('clusterFormerAddress')
		.values({ slug: former, clusterId })
		.onConflict((conflict) => conflict.column('slug').doUpdateSet({ clusterId }))
		.execute();
}

export async function listAddresses(db: Database, clusterId: string) {
	const [hosts, former] = await Promise.all([
		db
			.selectFrom('clusterHost')
			.select(['host', 'givenAt'])
			.where('clusterId', '=', clusterId)
			.orderBy('host')
			.execute(),
		db
			.selectFrom('clusterFormerAddress')
			.select(['slug', 'leftAt'])
			.where('clusterId', '=', clusterId)
			.orderBy('leftAt', 'desc')
			.orderBy('slug')
			.execute()
	]);
	return { hosts, former };
}

/** `Klaster.Example ` → `klaster.example`; with a port while trying things out at home. */
export async function giveHost(
	tx: Transaction,
	actor: Actor,
	{ clusterId, host: typed }: { clusterId: string; host: string }
): Promise<Outcome> {
	const host = typed.trim().toLowerCase();
	if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{2,5})?$/.test(host)) return refuse('wrong_host');
	await tx.insertInto('clusterHost').values({ host, clusterId }).execute();
	await record(tx, actor, {
		deed: 'cluster.host_given',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { host }
	});
	return accept();
}

export async function takeHost(
	tx: Transaction,
	actor: Actor,
	{ clusterId, host }: { clusterId: string; host: string }
): Promise<Outcome> {
	await tx
		.deleteFrom('clusterHost')
		.where('host', '=', host)
		.where('clusterId', '=', clusterId)
		.execute();
	await record(tx, actor, {
		deed: 'cluster.host_taken_away',
		subject: { kind: 'cluster', id: clusterId },
		isPublic: true,
		details: { host }
	});
	return accept();
}
