import type { Database, Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Fields } from '#platform/two-editors.ts';

export type Autosave = {
	/** Made in the browser: the same when the network failed and the page tries again. */
	id: string;
	entryId: string | null;
	personId: string;
	/** The edition of the entry that the typing began from. */
	baseEdition: number;
	/** What this tab last knew to be saved; none for a new draft. */
	revision: number;
	typed: Fields;
	/** What a new one was filled in from, known above this room: remembered from the first time on. */
	begunFromId?: string | null;
};

const mostDrafts = 50;
const longestDraft = 120_000;

/**
 * Keeps what is being typed. Of two tabs the one that was saved last counts; the other is told so and
 * keeps its words until its writer has chosen.
 */
export async function keepDraft(
	tx: Transaction,
	{ id, entryId, personId, baseEdition, revision, typed, begunFromId = null }: Autosave,
	now: Date
): Promise<Outcome<{ revision: number }>> {
	const json = JSON.stringify(typed);
	if (json.length > longestDraft) return refuse('text_too_long');
	const held = await tx
		.selectFrom('entryDraft')
		.select(['id', 'personId', 'revision', 'typed'])
		.where('personId', '=', personId)
		.where((or) =>
			entryId
				? or.or([or('id', '=', id), or('entryId', '=', entryId)])
				: or.and([or('id', '=', id), or('entryId', 'is', null)])
		)
		.forUpdate()
		.executeTakeFirst();
	if (held && JSON.stringify(held.typed) === json) return accept({ revision: held.revision });
	if (held && held.revision !== revision)
		return refuse('draft_in_another_tab', { revision: held.revision, typed: held.typed });
	if (held) {
		const next = held.revision + 1;
		await tx
			.updateTable('entryDraft')
			.set({ typed: json, revision: next, savedAt: now })
			.where('id', '=', held.id)
			.execute();
		return accept({ revision: next });
	}
	if ((await countDrafts(tx, personId)) >= mostDrafts) return refuse('too_many_drafts');
	const kept = await tx
		.insertInto('entryDraft')
		.values({ id, entryId, personId, baseEdition, begunFromId, typed: json, savedAt: now })
		.onConflict((conflict) => conflict.doNothing())
		.returning('revision')
		.executeTakeFirst();
	return kept ? accept(kept) : refuse('draft_in_another_tab');
}

async function countDrafts(db: Database, personId: string): Promise<number> {
	const rows = await db
		.selectFrom('entryDraft')
		.select('id')
		.where('personId', '=', personId)
		.limit(mostDrafts)
		.execute();
	return rows.length;
}

/** What somebody had begun to write: of one entry, or of a new one by its draft. */
export async function findDraft(
	db: Database,
	{ personId, entryId, id }: { personId: string; entryId?: string; id?: string }
) {
	let query = db.selectFrom('entryDraft').selectAll().where('personId', '=', personId);
	if (entryId) query = query.where('entryId', '=', entryId);
	if (id) query = query.where('id', '=', id);
	return query.executeTakeFirst();
}

/** New entries begun and not yet kept as one. */
export const listBegun = (db: Database, personId: string) =>
	db
		.selectFrom('entryDraft')
		.select(['id', 'typed', 'savedAt'])
		.where('personId', '=', personId)
		.where('entryId', 'is', null)
		.orderBy('savedAt', 'desc')
		.limit(mostDrafts)
		.execute();

/** What was kept as the entry, or thrown away, needs no draft. */
export async function dropDraft(
	tx: Transaction,
	{ personId, id, entryId }: { personId: string; id?: string; entryId?: string }
): Promise<void> {
	if (!id && !entryId) return;
	await tx
		.deleteFrom('entryDraft')
		.where('personId', '=', personId)
		.where((or) =>
			or.or([...(id ? [or('id', '=', id)] : []), ...(entryId ? [or('entryId', '=', entryId)] : [])])
		)
		.execute();
}
