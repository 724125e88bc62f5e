import { sql } from 'kysely';
import type { Transaction } from '../database/database.ts';
import type { Locale } from '../locale.ts';
import { fold } from './fold.ts';
import { toVector, type WeightedText } from './words.ts';

export type SearchKind = 'organisation' | 'cluster' | 'alliance';

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
	labels: string[];
	latitude: number | null;
	longitude: number | null;
	isDormant: boolean;
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
	if (entries.length === 0) return;
	await tx
		.insertInto('searchEntry')
		.values(entries.map((entry) => rowOf(entry, now)))
		.onConflict((oc) =>
			oc.columns(['subjectKind', 'subjectId']).doUpdateSet((eb) => ({
				titles: eb.ref('excluded.titles'),
				originalLocale: eb.ref('excluded.originalLocale'),
				summaries: eb.ref('excluded.summaries'),
				path: eb.ref('excluded.path'),
				country: eb.ref('excluded.country'),
				region: eb.ref('excluded.region'),
				kinds: eb.ref('excluded.kinds'),
				sectors: eb.ref('excluded.sectors'),
				labels: eb.ref('excluded.labels'),
				latitude: eb.ref('excluded.latitude'),
				longitude: eb.ref('excluded.longitude'),
				isDormant: eb.ref('excluded.isDormant'),
				sortName: eb.ref('excluded.sortName'),
				words: eb.ref('excluded.words'),
				names: eb.ref('excluded.names'),
				changedAt: eb.ref('excluded.changedAt')
			}))
		)
		.execute();
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

function rowOf(entry: SearchEntry, now: Date) {
	const titles = Object.entries(entry.titles) as [Locale, string][];
	const named = titles.map(([locale, text]) => ({ weight: 'A' as const, text, locale }));
	const { subject, texts, summaries, ...facts } = entry;
	return {
		...facts,
		subjectKind: subject.kind,
		subjectId: subject.id,
		titles: JSON.stringify(entry.titles),
		summaries: JSON.stringify(summaries),
		sortName: fold(entry.titles[entry.originalLocale] ?? titles[0]?.[1] ?? ''),
		words: sql<string>`${toVector([...named, ...texts])}::tsvector`,
		names: [...new Set(titles.map(([, title]) => fold(title)))].join(' | '),
		changedAt: now
	};
}
