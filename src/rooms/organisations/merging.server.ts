import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import {
	insertKept,
	keepRows,
	resetKept,
	type KeptRow
} from '#platform/database/kept-rows.server.ts';
import type { Moved } from '#platform/database/ties.ts';
import { sql } from 'kysely';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { removeEntry } from '#platform/search/entry.server.ts';
import { join, type Field } from './joining.ts';
import { indexOrganisations } from './organisation-entry.server.ts';
import { readDraft, writeParts } from './organisation-parts.server.ts';
import { columnsOf } from './organisation.server.ts';
import type { OrganisationDraft } from './organisation.ts';
import { part } from './parting.ts';

/** What others have to do with an organisation: the rooms above, composed where they may meet. */
export type Ties = {
	move(tx: Transaction, fromId: string, toId: string): Promise<Moved[]>;
	putBack(tx: Transaction, moved: readonly Moved[]): Promise<void>;
	/** What is found of theirs tells where they are, and how large: told anew. */
	retell(tx: Transaction, organisationIds: readonly string[], now: Date): Promise<void>;
};

type Drafts = { kept: OrganisationDraft; merged: OrganisationDraft };
type Before = {
	edition: number;
	rows: Record<string, KeptRow[]>;
	moved: Moved[];
	/** What both records said; merges of an earlier program have not kept it. */
	drafts?: Drafts;
};
type Pair = { keptId: string; mergedId: string };
type Person = Actor & { personId: string };

const parts = [
	'organisation_text',
	'organisation_legal_id',
	'organisation_activity',
	'organisation_chain_step',
	'organisation_capability',
	'organisation_certificate',
	'organisation_contact',
	'organisation_link'
];

/** Makes one record of two, at once or not at all; everything as it was is kept for the way back. */
export async function mergeOrganisations(
	tx: Transaction,
	actor: Person,
	{ keptId, mergedId }: Pair,
	{ ties, now }: { ties: Ties; now: Date }
): Promise<Outcome<string>> {
	if (keptId === mergedId) return refuse('merge_with_itself');
	const [kept, merged] = await lockBoth(tx, { keptId, mergedId });
	if (!kept || !merged || kept.mergedIntoId || merged.mergedIntoId)
		return refuse('organisation_gone');
	const rows = await keepBoth(tx, { keptId, mergedId });
	const drafts = { kept: await readDraft(tx, keptId), merged: await readDraft(tx, mergedId) };
	const draft = join(drafts.kept, drafts.merged);
	const edition = kept.edition + 1;
	await tx.deleteFrom('organisationLegalId').where('organisationId', '=', mergedId).execute();
	await tx
		.updateTable('organisation')
		.set({ ...columnsOf(draft), edition, changedAt: now })
		.where('id', '=', keptId)
		.execute();
	await writeParts(tx, keptId, draft);
	await tx
		.updateTable('organisation')
		.set({ mergedIntoId: keptId, changedAt: now })
		.where('id', '=', mergedId)
		.execute();
	const moved = await ties.move(tx, mergedId, keptId);
	await removeEntry(tx, { kind: 'organisation', id: mergedId });
	await indexOrganisations(tx, [keptId], now);
	await ties.retell(tx, [keptId], now);
	const id = newId();
	const before: Before = { edition, rows, moved, drafts };
	await tx
		.insertInto('organisationMerge')
		.values({
			id,
			keptId,
			mergedId,
			before: JSON.stringify(before),
			mergedById: actor.personId,
			mergedAt: now,
			undoneAt: null,
			undoneById: null
		})
		.execute();
	await tell(tx, actor, 'organisation.merged', { keptId, mergedId });
	return accept(id);
}

/**
 * Brings both records back as they were. What was changed in the kept one since stays changed there
 * and is named; whatever the merge had brought into it goes back with the other record.
 */
export async function separateOrganisations(
	tx: Transaction,
	actor: Person,
	mergeId: string,
	{ ties, now }: { ties: Ties; now: Date }
): Promise<Outcome<Pair & { stays: Field[] }>> {
	const merge = await tx
		.selectFrom('organisationMerge')
		.selectAll()
		.where('id', '=', mergeId)
		.where('undoneAt', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!merge) return refuse('merge_unknown');
	const pair = { keptId: merge.keptId, mergedId: merge.mergedId };
	const before = merge.before as unknown as Before;
	const [kept] = await lockBoth(tx, pair);
	if (!kept || kept.mergedIntoId) return refuse('merge_changed_since');
	if (await findLaterMerge(tx, merge)) return refuse('merge_later_first');
	const parted = await partOf(tx, kept, before);
	if (!parted) return refuse('merge_changed_since');
	await ties.putBack(tx, before.moved);
	await putBoth(tx, pair, withOwnLogo(before.rows, kept));
	if (parted.stays.length > 0) await rewrite(tx, kept, parted.draft, now);
	await ties.retell(tx, [pair.keptId, pair.mergedId], now);
	await tx
		.updateTable('organisationMerge')
		.set({ undoneAt: now, undoneById: actor.personId })
		.where('id', '=', mergeId)
		.execute();
	await tell(tx, actor, 'organisation.separated', pair);
	return accept({ ...pair, stays: parted.stays });
}

type Kept = NonNullable<Awaited<ReturnType<typeof lockBoth>>[number]>;
type Parted = { draft: OrganisationDraft; stays: Field[] };

async function partOf(
	db: Database,
	{ id, edition }: Pick<Kept, 'id' | 'edition'>,
	before: Before
): Promise<Parted | undefined> {
	const { drafts } = before;
	const isUntouched = edition === before.edition;
	if (!drafts) return isUntouched ? { draft: await readDraft(db, id), stays: [] } : undefined;
	if (isUntouched) return { draft: drafts.kept, stays: [] };
	const joined = join(drafts.kept, drafts.merged);
	return part({ kept: drafts.kept, joined, current: await readDraft(db, id) });
}

/** A logo and a sleep are not what a merge brings; they stay as they are now. */
function withOwnLogo(rows: Before['rows'], { id, logoFileId, dormantSince }: Kept): Before['rows'] {
	const organisation = (rows.organisation ?? []).map((row) =>
		row.id === id ? { ...row, logo_file_id: logoFileId, dormant_since: dormantSince } : row
	);
	return { ...rows, organisation };
}

async function rewrite(
	tx: Transaction,
	{ id, edition }: Kept,
	draft: OrganisationDraft,
	now: Date
): Promise<void> {
	await tx
		.updateTable('organisation')
		.set({ ...columnsOf(draft), edition: edition + 1, changedAt: now })
		.where('id', '=', id)
		.execute();
	await writeParts(tx, id, draft);
	await indexOrganisations(tx, [id], now);
}

const findLaterMerge = (tx: Transaction, { id, keptId }: { id: string; keptId: string }) =>
	tx
		.selectFrom('organisationMerge')
		.select('id')
		.where('keptId', '=', keptId)
		.where('id', '>', id)
		.where('undoneAt', 'is', null)
		.executeTakeFirst();

/** The merges into a record that can still be undone, and what changed since would stay. */
export async function listMerges(db: Database, keptId: string) {
	const rows = await db
		.selectFrom('organisationMerge')
		.innerJoin('organisation', 'organisation.id', 'keptId')
		.select(['organisationMerge.id', 'mergedId', 'mergedAt', 'before', 'edition'])
		.where('keptId', '=', keptId)
		.where('undoneAt', 'is', null)
		.orderBy('organisationMerge.id', 'desc')
		.limit(20)
		.execute();
	return Promise.all(
		rows.map(async ({ before, edition, ...merge }) => {
			const parted = await partOf(db, { id: keptId, edition }, before as unknown as Before);
			return { ...merge, stays: parted?.stays ?? [] };
		})
	);
}

async function lockBoth(tx: Transaction, { keptId, mergedId }: Pair) {
	const rows = await tx
		.selectFrom('organisation')
		.select(['id', 'edition', 'mergedIntoId', 'logoFileId', 'dormantSince'])
		.where('id', 'in', [keptId, mergedId])
		.orderBy('id')
		.forUpdate()
		.execute();
	return [keptId, mergedId].map((id) => rows.find((row) => row.id === id));
}

async function keepBoth(tx: Transaction, { keptId, mergedId }: Pair) {
	const ids = [keptId, mergedId];
	const rows: Record<string, KeptRow[]> = {
		organisation: await keepRows(tx, 'organisation', 'id', ids),
		search_entry: await keepRows(tx, 'search_entry', 'subject_id', ids)
	};
	for (const part of parts) rows[part] = await keepRows(tx, part, 'organisation_id', ids);
	return rows;
}

async function putBoth(tx: Transaction, { keptId, mergedId }: Pair, rows: Before['rows']) {
	const ids = [keptId, mergedId];
	for (const part of parts) {
		await sql`delete from ${sql.table(part)} where organisation_id = any(${ids}::uuid[])`.execute(
			tx
		);
		await insertKept(tx, part, rows[part] ?? []);
	}
	await sql`delete from search_entry where subject_kind = 'organisation' and subject_id = any(${ids}::uuid[])`.execute(
		tx
	);
	await insertKept(tx, 'search_entry', rows.search_entry ?? []);
	for (const row of rows.organisation ?? []) await resetKept(tx, 'organisation', row);
}

async function tell(
	tx: Transaction,
	actor: Actor,
	deed: 'organisation.merged' | 'organisation.separated',
	pair: Pair
): Promise<void> {
	for (const id of [pair.keptId, pair.mergedId])
		await record(tx, actor, {
			deed,
			subject: { kind: 'organisation', id },
			isPublic: true,
			details: pair
		});
}
