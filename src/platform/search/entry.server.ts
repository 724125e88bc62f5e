import type { Transaction } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import type { Locale } from '../locale.ts';
import { fold } from './fold.ts';
import { narrowingTerms } from './narrowing.ts';
import type { SearchKind } from './wanted.ts';
import { toVector, type WeightedText } from './words.ts';

/** What can be found: one row a subject, in all its languages, with what it can be filtered by. */
export type SearchEntry = {
	subject: { kind: SearchKind; id: string };
	titles: Partial<Record<Locale, string>>;
	originalLocale: Locale;
	summaries: Partial<Record<Locale, string>>;
	/** Address without the language: `/clusters/kipim`. */
	path: string;
	country: string | null;
	region: string | null;
	kinds: string[];
	sectors: string[];
	/** Sectors too fine to be told with the list; it can be narrowed by them all the same. */
	divisions?: string[];
	labels: string[];
	latitude: number | null;
	longitude: number | null;
	isDormant: boolean;
	/** Since when everybody may find it, where its room knows; else since it is first put in. */
	firstShownAt?: Date | null;
	/** What the words are found by, besides the titles. */
	texts: WeightedText[];
};

export async function putEntry(tx: Transaction, entry: SearchEntry, now: Date): Promise<void> {
	await putEntries(tx, [entry], now);
}

export async function putEntries(
	tx: Transaction,
	entries: SearchEntry[],
	now: Date
): Promise<void> {
	await putRows(
		tx,
		entries.map((entry) => searchRow(entry, now))
	);
}

export type SearchRow = ReturnType<typeof searchRow>;

export async function putRows(tx: Transaction, rows: readonly SearchRow[]): Promise<void> {
	await insertMany(tx, 'searchEntry', rows, {
		json: ['titles', 'summaries'],
		replacing: ['subjectKind', 'subjectId'],
		keeping: ['firstShownAt']
	});
}

export async function removeEntry(
	tx: Transaction,
	subject: { kind: SearchKind; id: string }
): Promise<void> {
	await tx
		.deleteFrom('searchEntry')
		.where('subjectKind', '=', subject.kind)
		.where('subjectId', '=', subject.id)
		.execute();
}

/** An entry as it is written; finding its words is most of the work. */
export function searchRow(entry: SearchEntry, now: Date) {
	const titles = Object.entries(entry.titles) as [Locale, string][];
	const named = titles.map(([locale, text]) => ({ weight: 'A' as const, text, locale }));
	const { subject, texts, summaries, divisions = [], ...facts } = entry;
	const sectors = [...entry.sectors, ...divisions];
	const narrowed = narrowingTerms({ ...entry, sectors, subjectKind: subject.kind });
	return {
		...facts,
		sectors,
		countedSectors: entry.sectors,
		subjectKind: subject.kind,
		subjectId: subject.id,
		titles: JSON.stringify(entry.titles),
		summaries: JSON.stringify(summaries),
		sortName: fold(entry.titles[entry.originalLocale] ?? titles[0]?.[1] ?? ''),
		words: `${toVector([...named, ...texts])} ${narrowed}`,
		names: [...new Set(titles.map(([, title]) => fold(title)))].join(' | '),
		changedAt: now,
		firstShownAt: entry.firstShownAt ?? now
	};
}
