import { sql } from 'kysely';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { unwrap } from '#platform/outcome.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { readEntryDraft } from '#rooms/marketplace/entry-reading.server.ts';
import { changeEntry } from '#rooms/marketplace/entry.server.ts';
import { timed } from '../machine.ts';
import type { Dice } from '../search/made-up.ts';

const someIds = async (db: Database, count: number, throwOf: Dice): Promise<string[]> => {
	const { rows } = await sql<{ id: string }>`
		select id from marketplace_entry order by md5(id::text || ${String(throwOf())}) limit ${count}`.execute(
		db
	);
	return rows.map(({ id }) => id);
};

/** A word more in its title, as its owner would write it. */
async function editTitle(db: Database, id: string, word: string): Promise<void> {
	const { edition } = await db
		.selectFrom('marketplaceEntry')
		.select('edition')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const draft = await readEntryDraft(db, id);
	const text = draft.texts[draft.originalLocale];
	if (!text) throw new Error(`no text of ${id}`);
	const title = `${text.title.split(' ').slice(0, 8).join(' ')} ${word}`;
	draft.texts = { ...draft.texts, [draft.originalLocale]: { ...text, title } };
	unwrap(await attempt(db, (tx) => changeEntry(tx, house, { id, edition, draft }, new Date())));
}

/** From pressing the button until somebody else finds it by its new word. */
export async function findAfterEdit(db: Database, count: number, throwOf: Dice): Promise<number[]> {
	const ids = await someIds(db, count, throwOf);
	return timed(ids, 1, async (id) => {
		const word = `zwyx${id.slice(-6)}${Math.floor(throwOf() * 1e6)}`;
		await editTitle(db, id, word);
		for (;;) {
			const { hits } = await searchEntries(db, { text: word, locale: 'en' });
			if (hits.some(({ subjectId }) => subjectId === id)) return;
		}
	});
}

/** As many edits as a day brings, one after the other, the database cleaning up as it always does. */
export async function editForADay(db: Database, count: number, throwOf: Dice): Promise<number[]> {
	const ids = await someIds(db, count, throwOf);
	return timed(ids, 4, (id) => editTitle(db, id, `nowo${Math.floor(throwOf() * 1e6)}`));
}
