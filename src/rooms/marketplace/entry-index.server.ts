import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { putEntry, removeEntry, type SearchEntry } from '#platform/search/entry.server.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import { shows, type EntryText } from './entry.ts';

/** A published entry can be found, by no more of its owner than it shows to everybody. */
export async function indexEntry(tx: Transaction, id: string, now: Date): Promise<void> {
	const entry = await readIndexed(tx, id);
	if (!entry || entry.state !== 'published') return removeEntry(tx, { kind: 'entry', id });
	const texts = await tx.selectFrom('entryText').selectAll().where('entryId', '=', id).execute();
	await putEntry(tx, searchEntryOf(entry, texts), now);
}

const readIndexed = (tx: Transaction, id: string) =>
	tx
		.selectFrom('marketplaceEntry')
		.innerJoin('organisation', 'organisation.id', 'organisationId')
		.select(['marketplaceEntry.id', 'state', 'marketplaceEntry.kind', 'direction', 'activities'])
		.select(['marketplaceEntry.originalLocale', 'chainSteps', 'shownToAll', 'sizeClass'])
		.select(['country', 'region', 'partnerships'])
		.where('marketplaceEntry.id', '=', id)
		.executeTakeFirst();

type Indexed = NonNullable<Awaited<ReturnType<typeof readIndexed>>>;

export function searchEntryOf(
	entry: Indexed,
	texts: readonly (EntryText & { locale: Locale })[]
): SearchEntry {
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
