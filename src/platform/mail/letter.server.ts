import type { Database, Transaction } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import { newId } from '../ids.ts';
import { letterHtml, letterText, type Letter } from './letter.ts';

/** Puts a letter into the outbox in the same transaction as the deed that calls for it. */
export async function writeLetter(tx: Transaction | Database, letter: Letter): Promise<string> {
	const [id] = await writeLetters(tx, [letter]);
	return id ?? '';
}

/** The same for many at once. */
export async function writeLetters(
	tx: Transaction | Database,
	letters: readonly Letter[]
): Promise<string[]> {
	if (letters.length === 0) return [];
	const rows = letters.map((letter) => ({
		id: newId(),
		personId: letter.personId ?? null,
		toAddress: letter.to,
		locale: letter.locale,
		kind: letter.kind,
		subject: letter.subject,
		text: letterText(letter),
		html: letterHtml(letter),
		calendar: letter.calendar ?? null,
		stopUrl: letter.stop?.href ?? null
	}));
	await insertMany(tx as Transaction, 'letter', rows);
	return rows.map(({ id }) => id);
}

export async function listLetters(
	db: Database,
	{ limit = 50, to }: { limit?: number; to?: string }
) {
	let query = db.selectFrom('letter').selectAll();
	if (to) query = query.where('toAddress', '=', to);
	return query.orderBy('writtenAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function findLetter(db: Database, id: string) {
	return db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Has a letter that was given up, or that waits, tried at the next round. */
export async function giveAgain(tx: Transaction, id: string): Promise<void> {
	await tx
		.updateTable('letter')
		.set({ attempts: 0, waitUntil: null })
		.where('id', '=', id)
		.where('sentAt', 'is', null)
		.execute();
}
