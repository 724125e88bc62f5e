import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { prepared } from '#platform/database/prepared.ts';
import type { Locale } from '#platform/locale.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import type { EntryState } from './entry.ts';

/** An entry with all that is known of it, published or not. */
export async function findEntry(db: Database, id: string) {
	if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
	const row = await db
		.selectFrom('marketplaceEntry')
		.innerJoin('organisation', 'organisation.id', 'organisationId')
		.select(['marketplaceEntry.id', 'organisationId', 'clusterId', 'state', 'contactPersonId'])
		.select(['marketplaceEntry.isDemo', 'marketplaceEntry.edition', 'enteredAt', 'enteredById'])
		.select(['publishedAt', 'marketplaceEntry.changedAt', 'country', 'region', 'sizeClass'])
		.where('marketplaceEntry.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	return { ...(await readEntryDraft(db, id)), ...row };
}

export type EntryRecord = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

/** What was done with it, the latest first. */
export const listSteps = (db: Database, entryId: string) =>
	db
		.selectFrom('entryStep')
		.leftJoin('person', 'person.id', 'byId')
		.select(['entryStep.id', 'kind', 'at', 'comment', 'reason', 'person.name as byName'])
		.where('entryId', '=', entryId)
		.orderBy('at', 'desc')
		.orderBy('entryStep.id', 'desc')
		.limit(200)
		.execute();

export type EntryWanted = {
	organisationIds?: readonly string[];
	clusterId?: string;
	states?: readonly EntryState[];
	/** Those on which the cluster has to say a word: sent in, changed since, or removed and appealed. */
	awaitsCluster?: boolean;
};

type Cut = {
	limit?: number;
	offset?: number;
	/** How many there are is not asked: a few lines of a page that goes on elsewhere. */
	isGlance?: boolean;
};

/** Entries as a list of their owner or of a cluster shows them, those last changed first. */
export async function listEntries(
	db: Database,
	{ organisationIds, clusterId, states, awaitsCluster }: EntryWanted,
	{ limit = 50, offset = 0, isGlance }: Cut = {}
) {
	if (organisationIds?.length === 0) return { entries: [], total: 0 };
	let query = db.selectFrom('marketplaceEntry');
	if (organisationIds) query = query.where('organisationId', 'in', [...organisationIds]);
	if (clusterId) query = query.where('clusterId', '=', clusterId);
	if (states) query = query.where('state', 'in', [...states]);
	if (awaitsCluster)
		query = query.where(
			sql<boolean>`(state in ('submitted', 'checked')
				or (state = 'removed' and 'appealed' = (
					select kind from entry_step where entry_id = marketplace_entry.id
					order by at desc, entry_step.id desc limit 1))
				or (state in ('published', 'expired') and exists (
					select from entry_change where entry_id = marketplace_entry.id and returned_at is null)))`
		);
	const [rows, { total }] = await Promise.all([
		query
			.$if(!!awaitsCluster && !!clusterId && !organisationIds && !states, (checks) =>
				checks.modifyFront(prepared('entries_to_check'))
			)
			.select(['id', 'organisationId', 'clusterId', 'kind', 'direction', 'state'])
			.select(['originalLocale', 'validUntil', 'publishedAt', 'changedAt', 'isDemo'])
			.orderBy('changedAt', 'desc')
			.orderBy('id')
			.limit(limit)
			.offset(offset)
			.execute(),
		isGlance
			? { total: 0 }
			: query.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
	]);
	const titles = await listTitles(
		db,
		rows.map(({ id }) => id)
	);
	return { entries: rows.map((row) => ({ ...row, titles: titles.get(row.id) ?? {} })), total };
}

export type ListedEntry = Awaited<ReturnType<typeof listEntries>>['entries'][number];

/** The titles of many entries in all their languages. */
export async function listTitles(db: Database, ids: readonly string[]) {
	const titles = new Map<string, Partial<Record<Locale, string>>>();
	if (ids.length === 0) return titles;
	const rows = await db
		.selectFrom('entryText')
		.modifyFront(prepared('entry_titles'))
		.select(['entryId', 'locale', 'title'])
		.where('entryId', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
		.where('title', '!=', '')
		.execute();
	for (const { entryId, locale, title } of rows)
		titles.set(entryId, { ...titles.get(entryId), [locale]: title });
	return titles;
}

/** Joint entries that wait for the word of one of these organisations. */
export async function listAwaiting(
	db: Database,
	organisationIds: readonly string[],
	{ limit }: { limit: number }
) {
	if (organisationIds.length === 0) return [];
	return db
		.selectFrom('entryParty')
		.innerJoin('marketplaceEntry', 'marketplaceEntry.id', 'entryId')
		.select(['entryId', 'entryParty.organisationId'])
		.where('entryParty.organisationId', 'in', [...organisationIds])
		.where('agreedAt', 'is', null)
		.where('declinedAt', 'is', null)
		.where('state', 'in', ['draft', 'returned'])
		.orderBy('invitedAt')
		.orderBy('entryId')
		.limit(limit)
		.execute();
}
