import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Locale } from '#platform/locale.ts';
import { conceptsIn } from '#platform/search/meaning.ts';
import type { Direction, EntryDraft } from './entry.ts';

type Text = { locale: Locale; title: string; summary: string };
type Meant = { id: string; direction: Direction; texts: readonly Text[] };

/** What its titles name; where they name nothing of the trade, what its summaries do. */
export function conceptsOf(texts: readonly Text[]): string[] {
	const named = texts.flatMap(({ title, locale }) => conceptsIn(title, locale));
	const told = texts.flatMap(({ summary, locale }) => conceptsIn(summary, locale));
	return [...new Set(named.length > 0 ? named : told)];
}

/** An entry's texts, each with its language. */
export const listTexts = ({ texts }: Pick<EntryDraft, 'texts'>): Text[] =>
	Object.entries(texts).map(([locale, text]) => ({ locale: locale as Locale, ...text }));

/** What these entries are about, from which their counterparts are found without reading a text. */
export async function writeConcepts(tx: Transaction, entries: readonly Meant[]): Promise<void> {
	await dropConcepts(
		tx,
		entries.map(({ id }) => id)
	);
	const rows = entries.flatMap(({ id: entryId, direction, texts }) =>
		conceptsOf(texts).map((concept) => ({ concept, direction, entryId }))
	);
	await insertMany(tx, 'entryConcept', rows);
}

export async function dropConcepts(tx: Transaction, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.deleteFrom('entryConcept')
		.where('entryId', 'in', [...ids])
		.execute();
}
