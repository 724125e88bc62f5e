import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Locale } from '#platform/locale.ts';
import type { HeldEntry } from './entry-lock.server.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import type { EntryDraft } from './entry.ts';

/** The entry says this from now on; of one that others have seen it is kept what it said until then. */
export async function writeEntry(
	tx: Transaction,
	{ id, edition, publishedAt }: Pick<HeldEntry, 'id' | 'edition' | 'publishedAt'>,
	{ texts, ...columns }: EntryDraft,
	changedAt: Date
): Promise<void> {
	if (publishedAt) await keepEdition(tx, id, changedAt);
	await tx
		.updateTable('marketplaceEntry')
		.set({ ...columns, edition: edition + 1, changedAt })
		.where('id', '=', id)
		.execute();
	await tx.deleteFrom('entryText').where('entryId', '=', id).execute();
	await writeTexts(tx, id, texts);
}

async function keepEdition(tx: Transaction, entryId: string, saidUntil: Date): Promise<void> {
	const draft = JSON.stringify(await readEntryDraft(tx, entryId));
	await tx
		.insertInto('entryEdition')
		.values({ entryId, saidUntil, draft })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function writeTexts(tx: Transaction, entryId: string, texts: EntryDraft['texts']) {
	const rows = Object.entries(texts).map(([locale, text]) => ({
		...{ entryId, locale: locale as Locale },
		...text
	}));
	await insertMany(tx, 'entryText', rows);
}
