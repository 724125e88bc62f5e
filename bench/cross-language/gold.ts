import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { locales, type Locale } from '#platform/locale.ts';

/** A topic as it stands in `gold/`: what is asked about it, and what was written about it. */
interface Topic {
	id: string;
	near: string[];
	queries: Record<Locale, string>[];
	entries: Record<Locale, { title: string; summary: string }[]>;
}

export interface GoldEntry {
	id: string;
	topic: string;
	locale: Locale;
	title: string;
	summary: string;
}

export interface GoldQuery {
	topic: string;
	near: readonly string[];
	texts: Record<Locale, string>;
	part: Part;
}

/** The house may be made better by the first; only the second tells how good it is. */
export type Part = 'tuning' | 'measuring';

export interface Gold {
	topics: number;
	entries: GoldEntry[];
	queries: GoldQuery[];
}

export async function readGold(): Promise<Gold> {
	const folder = path.join(import.meta.dirname, 'gold');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	const files = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
	const topics = files.flatMap((text) => JSON.parse(text) as Topic[]);
	return {
		topics: topics.length,
		entries: topics.flatMap(entriesOf),
		queries: topics.flatMap(queriesOf)
	};
}

const entriesOf = ({ id: topic, entries }: Topic): GoldEntry[] =>
	locales.flatMap((locale) =>
		entries[locale].map((text) => ({ id: randomUUID(), topic, locale, ...text }))
	);

/** Every second question is kept for measuring: of one topic the wider one, of the next the narrower. */
const queriesOf = ({ id: topic, near, queries }: Topic, at: number): GoldQuery[] =>
	queries.map((texts, place) => ({
		topic,
		near,
		texts,
		part: (at + place) % 2 === 0 ? 'tuning' : 'measuring'
	}));

/** 2 for what is on the topic asked for, 1 for what is on one near it. */
export function gradeOf(entry: GoldEntry, query: GoldQuery): number {
	if (entry.topic === query.topic) return 2;
	return query.near.includes(entry.topic) ? 1 : 0;
}
