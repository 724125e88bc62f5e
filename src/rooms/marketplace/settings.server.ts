import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';

export type MarketplaceSettings = { checks: number; validMonths: number; edition: number };

/** As a cluster begins, and how entries stand that no cluster answers for. */
const settingsAtFirst: MarketplaceSettings = { checks: 1, validMonths: 6, edition: 0 };

export async function readMarketplace(
	db: Database,
	clusterId: string | null
): Promise<MarketplaceSettings> {
	if (clusterId === null) return { ...settingsAtFirst, checks: 0 };
	const row = await db
		.selectFrom('clusterMarketplace')
		.select(['checks', 'validMonths', 'edition'])
		.where('clusterId', '=', clusterId)
		.executeTakeFirst();
	return row ?? settingsAtFirst;
}

export async function settleMarketplace(
	tx: Transaction,
	actor: Actor,
	{ clusterId, ...settled }: MarketplaceSettings & { clusterId: string },
	now: Date
): Promise<Outcome> {
	const { checks, validMonths, edition } = settled;
	const before = await readMarketplace(tx, clusterId);
	if (before.edition !== edition) return refuse('changed_meanwhile');
	const row = { checks, validMonths, edition: edition + 1, changedAt: now };
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('clusterMarketplace')
		.values({ clusterId, ...row })
		.onConflict((conflict) =>
			conflict
				.column('clusterId')
				.doUpdateSet(row)
				.where('clusterMarketplace.edition', '=', edition)
		)
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows === 0n) return refuse('changed_meanwhile');
	await record(tx, actor, {
		deed: 'cluster.marketplace_settled',
		subject: { kind: 'cluster', id: clusterId },
		details: { before, after: { checks, validMonths } }
	});
	return accept();
}
