import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { dice, type MadeUp } from './made-up.ts';
import type { Question } from './questions.ts';

const perPage = 20;
/** SQLite is asked in small lots, so that it is measured like one server's worth of work. */
export interface Rival {
	ask(question: Question): Promise<number>;
	close(): Promise<void>;
}

/** The texts as they stand, looked through with `ILIKE` for each word. */
export async function openIlike(db: Database, known: readonly MadeUp[]): Promise<Rival> {
	await sql`create table plain_text (id uuid primary key, name text, words text, country text)`.execute(
		db
	);
	for (let from = 0; from < known.length; from += 2_000) {
		const rows = known.slice(from, from + 2_000).map(
			(one) => sql`(${one.entry.subject.id}::uuid,
			${one.name}, ${`${one.name} ${one.description} ${one.town}`}, ${one.entry.country})`
		);
		await sql`insert into plain_text values ${sql.join(rows)}`.execute(db);
	}
	await sql`analyze plain_text`.execute(db);
	return {
		ask: async ({ text, wanted }) => {
			const parts = text
				.split(/\s+/)
				.filter(Boolean)
				.map((word) => sql`words ilike ${`%${word.replace(/[%_\\]/g, '\\$&')}%`}`);
			if (wanted.countries?.length)
				parts.push(sql`country = any(${[...wanted.countries]}::text[])`);
			const where = parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`;
			const [hits] = await Promise.all([
				sql`select id, name from plain_text where ${where} order by name limit ${perPage}`.execute(
					db
				),
				sql`select count(*) from plain_text where ${where}`.execute(db)
			]);
			return hits.rows.length;
		},
		close: async () => void (await sql`drop table plain_text`.execute(db))
	};
}

/** SQLite's own full text search, in this process: no network, no accents, no endings. */
export function openFts(known: readonly MadeUp[], file = ':memory:'): Rival {
	const db = new Sqlite(file);
	db.exec(`create virtual table plain_text using fts5(name, words, country unindexed,
		tokenize = "unicode61 remove_diacritics 2")`);
	const insert = db.prepare('insert into plain_text values (?, ?, ?)');
	db.transaction(() => {
		for (const one of known)
			insert.run(one.name, `${one.description} ${one.town}`, one.entry.country);
	})();
	const find = db.prepare(`select rowid, name from plain_text where plain_text match ?
		and (? is null or country = ?) order by bm25(plain_text, 8, 1) limit ${perPage}`);
	const count = db.prepare(`select count(*) as total from plain_text where plain_text match ?
		and (? is null or country = ?)`);
	return {
		ask: ({ text, wanted }) => {
			const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
			const match = words.map((word) => `"${word}"`).join(' ') || '"zz"';
			const country = wanted.countries?.[0] ?? null;
			const hits = find.all(match, country, country);
			count.all(match, country, country);
			return Promise.resolve(hits.length);
		},
		close: () => Promise.resolve(void db.close())
	};
}

/** Some of the questions, for a rival that would take all evening. */
export function sampleOf<T>(list: readonly T[], most: number): T[] {
	const throwOf = dice(3);
	return [...list].sort(() => throwOf() - 0.5).slice(0, most);
}
