import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { putEntries, removeEntry, type SearchEntry } from '#platform/search/entry.server.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import { dropConcepts, writeConcepts } from './entry-concepts.server.ts';
import { shows, type EntryText } from './entry.ts';

/** A published entry can be found, by no more of its owner than it shows to everybody. */
export const indexEntry = (tx: Transaction, id: string, now: Date): Promise<void> =>
	indexEntriesOf(tx, [id], now);

/** Those of them that are published can be found, the others no longer. */
export async function indexEntriesOf(
	tx: Transaction,
	ids: readonly string[],
	now: Date
): Promise<void> {
	const entries = await readIndexed(tx, ids);
	const shown = new Set(entries.map(({ id }) => id));
	const gone = ids.filter((id) => !shown.has(id));
	await dropConcepts(tx, gone);
	for (const id of gone) await removeEntry(tx, { kind: 'entry', id });
	if (shown.size === 0) return;
	const texts = await tx
		.selectFrom('entryText')
		.selectAll()
		.where('entryId', 'in', [...shown])
		.execute();
	const textsOf = Map.groupBy(texts, ({ entryId }) => entryId);
	await indexEntries(
		tx,
		entries.map((entry) => ({ entry, texts: textsOf.get(entry.id) ?? [] })),
		now
	);
}

type Whole = { entry: Indexed; texts: readonly (EntryText & { locale: Locale })[] };

/** Many published entries at once: what they are found by and what they are about. */
export async function indexEntries(
	tx: Transaction,
	entries: readonly Whole[],
	now: Date
): Promise<void> {
	await putEntries(
		tx,
		entries.map(({ entry, texts }) => searchEntryOf(entry, texts)),
		now
	);
	await writeConcepts(
		tx,
		entries.map(({ entry, texts }) => ({ id: entry.id, direction: entry.direction, texts }))
	);
}

const readIndexed = (tx: Transaction, ids: readonly string[]) =>
	tx
		.selectFrom('marketplaceEntry')
		.innerJoin('organisation', 'organisation.id', 'organisationId')
		.select(['marketplaceEntry.id', 'marketplaceEntry.kind', 'direction', 'activities'])
		.select(['marketplaceEntry.originalLocale', 'chainSteps', 'shownToAll', 'sizeClass'])
		.select(['country', 'region', 'partnerships', 'publishedAt'])
		.where('marketplaceEntry.id', 'in', [...ids])
		.where('state', '=', 'published')
		.execute();

type Indexed = Awaited<ReturnType<typeof readIndexed>>[number];

function searchEntryOf(entry: Indexed, texts: Whole['texts']): SearchEntry {
	const { id, kind, direction, activities, chainSteps, originalLocale, shownToAll } = entry;
	const size = entry.sizeClass && shows(shownToAll, 'size') ? [entry.sizeClass] : [];
	const whole = texts.filter(({ title }) => title);
	return {
		subject: { kind: 'entry', id },
		titles: Object.fromEntries(whole.map(({ locale, title }) => [locale, title])),
		originalLocale,
		summaries: Object.fromEntries(
			whole.filter(({ summary }) => summary).map(({ locale, summary }) => [locale, cut(summary)])
		),
		path: `/marketplace/${id}`,
		country: entry.country,
		region: entry.region,
		kinds: [kind, direction, ...size],
		sectors: [...new Set(activities.flatMap((code) => sectorsForActivity(code).map(codeOf)))],
		divisions: [...new Set(activities.map((code) => `nace-${code.split('.')[0]}`))],
		labels: chainSteps,
		latitude: null,
		longitude: null,
		isDormant: false,
		firstShownAt: entry.publishedAt,
		texts: whole.flatMap(({ locale, summary, advantages, partnerSought, description }) => [
			{ weight: 'B', text: summary, locale },
			{ weight: 'C', text: `${advantages} ${partnerSought}`, locale },
			{ weight: 'D', text: description, locale }
		])
	};
}

const codeOf = ({ code }: { code: string }): string => code;

const cut = (text: string): string =>
	text.length <= 220 ? text : `${text.slice(0, 220).replace(/\s+\S*$/, '')}…`;
