import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { readEntryDraft } from './entry-reading.server.ts';
import { likenessOf, printOf, type Likeness } from './likeness.ts';
import type { EntryDraft } from './entry.ts';

type Whole = Pick<EntryDraft, 'kind' | 'direction' | 'originalLocale' | 'texts'>;
export type Twin = { id: string; original: Locale; likeness: Likeness };

const mostCompared = 200;
const mostFound = 10;

/** Entries of the same owner on their way or in sight that say the same, in any language. */
export async function listOwnTwins(
	db: Database,
	{ id, organisationId }: { id: string; organisationId: string }
): Promise<Twin[]> {
	const rows = await db
		.selectFrom('marketplaceEntry')
		.select('id')
		.where('organisationId', '=', organisationId)
		.where('id', '!=', id)
		.where('state', 'in', ['submitted', 'checked', 'published'])
		.orderBy('changedAt', 'desc')
		.limit(mostCompared)
		.execute();
	return compare(
		db,
		await readEntryDraft(db, id),
		rows.map((row) => row.id)
	);
}

/** Entries in sight that say the same in the same words, whoever wrote them: for those who check. */
export async function listCopies(db: Database, id: string): Promise<Twin[]> {
	const own = await readEntryDraft(db, id);
	const text = own.texts[own.originalLocale]?.title;
	if (!text) return [];
	const wanted = { text, locale: own.originalLocale, subjectKinds: ['entry'] as const };
	const { hits } = await searchEntries(db, wanted, { limit: mostFound });
	const ids = hits.map(({ subjectId }) => subjectId).filter((other) => other !== id);
	const alike = await compare(db, own, ids);
	return alike.filter(({ likeness }) => likeness === 'same_words');
}

async function compare(db: Database, own: Whole, ids: readonly string[]): Promise<Twin[]> {
	if (ids.length === 0) return [];
	const [rows, texts] = await Promise.all([
		db
			.selectFrom('marketplaceEntry')
			.select(['id', 'originalLocale', 'kind', 'direction'])
			.where('id', 'in', [...ids])
			.execute(),
		db
			.selectFrom('entryText')
			.selectAll()
			.where('entryId', 'in', [...ids])
			.execute()
	]);
	const textsOf = Map.groupBy(texts, ({ entryId }) => entryId);
	const print = printOf(own);
	return rows.flatMap(({ id, originalLocale: original, ...facts }) => {
		const said = Object.fromEntries((textsOf.get(id) ?? []).map((text) => [text.locale, text]));
		const likeness = likenessOf(print, printOf({ ...facts, texts: said }));
		return likeness ? [{ id, original, likeness }] : [];
	});
}
