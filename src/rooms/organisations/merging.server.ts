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
import { join } from './joining.ts';
import { indexOrganisations } from './organisation-entry.server.ts';
import { readDraft, writeParts } from './organisation-parts.server.ts';
import { columnsOf } from './organisation.server.ts';

/** What others have to do with an organisation: the rooms above, composed where they may meet. */
export type Ties = {
	move(tx: Transaction, fromId: string, toId: string): Promise<Moved[]>;
	putBack(tx: Transaction, moved: readonly Moved[]): Promise<void>;
};

type Before = { edition: number; rows: Record<string, KeptRow[]>; moved: Moved[] };
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
	const draft = join(await readDraft(tx, keptId), await readDraft(tx, mergedId));
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
	const id = newId();
	const before: Before = { edition, rows, moved };
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

/** Brings both records back exactly as they were, unless the kept one was changed since. */
export async function separateOrganisations(
	tx: Transaction,
	actor: Person,
	mergeId: string,
	{ ties, now }: { ties: Ties; now: Date }
): Promise<Outcome<Pair>> {
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
	if (kept?.edition !== before.edition) return refuse('merge_changed_since');
	await ties.putBack(tx, before.moved);
	await putBoth(tx, pair, before.rows);
	await tx
		.updateTable('organisationMerge')
		.set({ undoneAt: now, undoneById: actor.personId })
		.where('id', '=', mergeId)
		.execute();
	await tell(tx, actor, 'organisation.separated', pair);
	return accept(pair);
}

/** The merges into a record that can still be undone. */
export const listMerges = (db: Database, keptId: string) =>
	db
		.selectFrom('organisationMerge')
		.select(['id', 'mergedId', 'mergedAt'])
		.where('keptId', '=', keptId)
		.where('undoneAt', 'is', null)
		.orderBy('id', 'desc')
		.limit(20)
		.execute();

async function lockBoth(tx: Transaction, { keptId, mergedId }: Pair) {
	const rows = await tx
		.selectFrom('organisation')
		.select(['id', 'edition', 'mergedIntoId'])
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
