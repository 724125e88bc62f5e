import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { GoldEntry } from './gold.ts';

/** Asks for a text in a language; answers the found ones, the best first. */
export type Ask = (text: string, locale: Locale) => Promise<string[]>;

/** What PostgreSQL brings with it; for Polish and Bulgarian it has nothing. */
const configurations: Record<Locale, string> = {
	pl: 'simple',
	en: 'english',
	de: 'german',
	fr: 'french',
	ru: 'russian',
	bg: 'simple'
};

export async function writeRivals(db: Database, entries: readonly GoldEntry[]): Promise<void> {
	await sql`create table rival (id uuid primary key, text text not null, words tsvector not null)`.execute(
		db
	);
	for (const { id, locale, title, summary } of entries) {
		const configuration = sql`${configurations[locale]}::regconfig`;
		await sql`insert into rival values (${id}, ${`${title} ${summary}`},
			setweight(to_tsvector(${configuration}, ${title}), 'A') ||
			setweight(to_tsvector(${configuration}, ${summary}), 'B'))`.execute(db);
	}
}

/** PostgreSQL's full text: any of the words, those with more of them first. */
export const byFullText =
	(db: Database, deep: number): Ask =>
	async (text, locale) => {
		const { rows } = await sql<{ id: string }>`
			with asked as (
				select replace(plainto_tsquery(${configurations[locale]}::regconfig, ${text})::text, '&', '|')::tsquery as query
			)
			select id from rival, asked where words @@ query
			order by ts_rank(words, query) desc, text limit ${deep}`.execute(db);
		return rows.map(({ id }) => id);
	};

/** Likeness of letters to some stretch of the title and the summary. */
export const byTrigrams =
	(db: Database, deep: number): Ask =>
	async (text) => {
		const { rows } = await sql<{ id: string }>`
			select id from rival where word_similarity(${text}, text) > 0.3
			order by word_similarity(${text}, text) desc, text limit ${deep}`.execute(db);
		return rows.map(({ id }) => id);
	};
