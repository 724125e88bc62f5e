import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Locale } from '#platform/locale.ts';
import type { HeldEntry } from './entry-lock.server.ts';
import type { EntryDraft } from './entry.ts';

/** The entry says this from now on. */
export async function writeEntry(
	tx: Transaction,
	{ id, edition }: Pick<HeldEntry, 'id' | 'edition'>,
	{ texts, ...columns }: EntryDraft,
	changedAt: Date
): Promise<void> {
	await tx
		.updateTable('marketplaceEntry')
		.set({ ...columns, edition: edition + 1, changedAt })
		.where('id', '=', id)
		.execute();
	await tx.deleteFrom('entryText').where('entryId', '=', id).execute();
	await writeTexts(tx, id, texts);
}

export async function writeTexts(tx: Transaction, entryId: string, texts: EntryDraft['texts']) {
	const rows = Object.entries(texts).map(([locale, text]) => ({
		...{ entryId, locale: locale as Locale },
		...text
	}));
	await insertMany(tx, 'entryText', rows);
}
