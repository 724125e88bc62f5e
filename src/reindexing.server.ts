import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { SearchKind } from '#platform/search/wanted.ts';
import { searchEdition } from '#platform/search/edition.ts';
import { findSetting, saveSetting } from '#platform/settings.server.ts';
import { indexAlliance } from '#rooms/alliances/alliance-entry.server.ts';
import { indexCluster } from '#rooms/clusters/cluster-entry.server.ts';
import { indexEvent } from '#rooms/events/event-entry.server.ts';
import { indexEntriesOf } from '#rooms/marketplace/entry-index.server.ts';
import { indexOrganisations } from '#rooms/organisations/organisation-entry.server.ts';

type Index = (tx: Transaction, ids: readonly string[], now: Date) => Promise<void>;

const oneByOne =
	(index: (tx: Transaction, id: string, now: Date) => Promise<void>): Index =>
	async (tx, ids, now) => {
		for (const id of ids) await index(tx, id, now);
	};

const indexes: Record<SearchKind, Index> = {
	alliance: oneByOne(indexAlliance),
	cluster: oneByOne(indexCluster),
	entry: indexEntriesOf,
	event: oneByOne(indexEvent),
	organisation: indexOrganisations
};

const lot = 200;
const key = 'search.edition';

/** How far everything has been written anew; without a place it is done. */
type Progress = { edition: string; after?: { subjectKind: string; subjectId: string } };

/**
 * What a house wrote with an older thesaurus or older endings is found by them alone: after a change of
 * the program all of it is written anew, lot by lot, by whichever processes are there. Answers how many
 * lots it wrote.
 */
export async function reindexAll(
	db: Database,
	now: Date,
	{ lots = Infinity }: { lots?: number } = {}
): Promise<number> {
	const known = await findSetting<Progress>(db, key);
	if (known?.edition === searchEdition && !known.after) return 0;
	let done = 0;
	while (done < lots && (await db.transaction().execute((tx) => indexLot(tx, now)))) done += 1;
	return done;
}

const beginning = { subjectKind: '', subjectId: '00000000-0000-0000-0000-000000000000' };

/** Where the last lot ended; nobody else takes the next one meanwhile. */
async function takeProgress(tx: Transaction): Promise<Progress> {
	const fresh: Progress = { edition: searchEdition, after: beginning };
	await tx
		.insertInto('setting')
		.values({ key, value: JSON.stringify(fresh) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const { value } = await tx
		.selectFrom('setting')
		.select('value')
		.where('key', '=', key)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const known = value as Progress;
	return known.edition === searchEdition ? known : fresh;
}

/** Whoever edits one of them meanwhile waits, and then writes what is newer. */
async function indexLot(tx: Transaction, now: Date): Promise<boolean> {
	const { after } = await takeProgress(tx);
	if (!after) return false;
	const { rows } = await sql<{ subjectKind: SearchKind; subjectId: string }>`
		select subject_kind, subject_id from search_entry
		where (subject_kind, subject_id) > (${after.subjectKind}, ${after.subjectId}::uuid)
		order by subject_kind, subject_id limit ${lot} for update`.execute(tx);
	for (const [kind, some] of Map.groupBy(rows, ({ subjectKind }) => subjectKind)) {
		const ids = some.map(({ subjectId }) => subjectId);
		await keepingTimes(tx, kind, ids, () => indexes[kind](tx, ids, now));
	}
	const last = rows.at(-1);
	await saveSetting(tx, key, { edition: searchEdition, ...(last && { after: last }) });
	return last !== undefined;
}

/** Nothing has changed for those who read: the latest stay the latest, and who is dormant sleeps on. */
async function keepingTimes(
	tx: Transaction,
	kind: SearchKind,
	ids: readonly string[],
	write: () => Promise<void>
): Promise<void> {
	const before = await tx
		.selectFrom('searchEntry')
		.select(['subjectId', 'changedAt', 'isDormant'])
		.where('subjectKind', '=', kind)
		.where('subjectId', 'in', [...ids])
		.execute();
	await write();
	await sql`
		update search_entry set changed_at = before."changedAt", is_dormant = before."isDormant"
		from json_to_recordset(${JSON.stringify(before)}::json)
			as before ("subjectId" uuid, "changedAt" timestamptz, "isDormant" boolean)
		where subject_kind = ${kind} and subject_id = before."subjectId"`.execute(tx);
}

/** A house filled by this very program need not be written anew. */
export const markIndexed = (db: Database): Promise<void> =>
	saveSetting(db, key, { edition: searchEdition } satisfies Progress);
