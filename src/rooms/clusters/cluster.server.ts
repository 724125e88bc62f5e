import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { vouchFor } from '#rooms/organisations/vouching.server.ts';
import { findHolderOfFormer, keepFormerAddress } from './cluster-address.server.ts';
import { indexCluster } from './cluster-entry.server.ts';
import { slugOf, type ClusterDraft } from './cluster.ts';

nameViolations({ cluster_address_taken: 'address_taken' });

export async function registerCluster(
	tx: Transaction,
	actor: Actor,
	draft: ClusterDraft,
	now: Date,
	{ isDemo = false }: { isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const refused = await findFault(tx, draft, null);
	if (refused) return refused;
	const id = newId();
	const { texts, sectors, ...columns } = draft;
	await tx
		.insertInto('cluster')
		.values({
			id,
			...columns,
			isDemo,
			registeredAt: now,
			changedAt: now,
			logoFileId: null,
			dormantSince: null
		})
		.execute();
	await writeClusterParts(tx, id, draft);
	await vouchFor(tx, actor, { kind: 'cluster', id }, now);
	await indexCluster(tx, id, now);
	await record(tx, actor, {
		deed: 'cluster.registered',
		subject: { kind: 'cluster', id },
		isPublic: true
	});
	return accept(id);
}

export async function changeCluster(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: ClusterDraft },
	now: Date
): Promise<Outcome<number>> {
	const refused = await findFault(tx, draft, id);
	if (refused) return refused;
	const held = await tx
		.selectFrom('cluster')
		.select('edition')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('cluster_gone');
	const before = await readClusterDraft(tx, id);
	if (held.edition !== edition)
		return refuse('changed_meanwhile', { edition: held.edition, theirs: before });
	const { texts, sectors, ...columns } = draft;
	await tx
		.updateTable('cluster')
		.set({ ...columns, edition: edition + 1, changedAt: now, dormantSince: null })
		.where('id', '=', id)
		.execute();
	await keepFormerAddress(tx, id, { former: before.slug, current: draft.slug });
	await writeClusterParts(tx, id, draft);
	await vouchFor(tx, actor, { kind: 'cluster', id }, now);
	await indexCluster(tx, id, now);
	await record(tx, actor, {
		deed: 'cluster.changed',
		subject: { kind: 'cluster', id },
		isPublic: true,
		details: { before, after: draft }
	});
	return accept(edition + 1);
}

export async function readClusterDraft(db: Database, id: string): Promise<ClusterDraft> {
	const row = await db
		.selectFrom('cluster')
		.select([
			'slug',
			'originalLocale',
			'foundedOn',
			'country',
			'region',
			'town',
			'latitude',
			'longitude',
			'website'
		])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const [texts, sectors] = await Promise.all([
		db
			.selectFrom('clusterText')
			.selectAll()
			.where('clusterId', '=', id)
			.orderBy('locale')
			.execute(),
		db
			.selectFrom('clusterSector')
			.select(['scheme', 'code'])
			.where('clusterId', '=', id)
			.orderBy('scheme')
			.orderBy('code')
			.execute()
	]);
	return {
		...row,
		texts: Object.fromEntries(
			texts.map(({ locale, name, shortName, description }) => [
				locale,
				{ name, shortName, description }
			])
		),
		sectors
	};
}

async function findFault(db: Database, draft: ClusterDraft, ownId: string | null) {
	if (!draft.texts[draft.originalLocale]?.name.trim())
		return refuse('draft_has_problems', {
			problems: [
				{
					field: `name_${draft.originalLocale}`,
					reason: 'name_missing_in_original',
					details: {}
				}
			]
		});
	if (!draft.slug || draft.slug !== slugOf(draft.slug))
		return refuse('draft_has_problems', {
			problems: [{ field: 'slug', reason: 'wrong_address_name', details: {} }]
		});
	const holders = await Promise.all([
		findClusterId(db, draft.slug),
		findHolderOfFormer(db, draft.slug)
	]);
	return holders.some((holder) => holder && holder !== ownId)
		? refuse('address_taken', { slug: draft.slug })
		: undefined;
}

export async function findClusterId(db: Database, slug: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('cluster')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return row?.id;
}

async function writeClusterParts(tx: Transaction, clusterId: string, draft: ClusterDraft) {
	await tx.deleteFrom('clusterText').where('clusterId', '=', clusterId).execute();
	await tx.deleteFrom('clusterSector').where('clusterId', '=', clusterId).execute();
	const texts = Object.entries(draft.texts).filter(([, { name }]) => name.trim());
	await tx
		.insertInto('clusterText')
		.values(
			texts.map(([locale, text]) => ({
				clusterId,
				locale: locale as ClusterDraft['originalLocale'],
				...text
			}))
		)
		.execute();
	if (draft.sectors.length)
		await tx
			.insertInto('clusterSector')
			.values(draft.sectors.map((sector) => ({ clusterId, ...sector })))
			.execute();
}
