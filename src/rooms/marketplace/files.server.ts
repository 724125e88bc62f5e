import { createHash } from 'node:crypto';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { checkDocument } from '#platform/files/document.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { dropEmptyChange, isLookedAt, sendFile } from './changing.server.ts';
import { isOpenToChange } from './entry-life.ts';
import { lockEntry, type HeldEntry } from './entry-lock.server.ts';
import type { Texts } from './entry.ts';

const mostFiles = 12;

/** What everybody sees of it: pictures first, then documents, as they were added. */
export const listShownFiles = async (db: Database, entryId: string) =>
	(await listFiles(db, entryId)).filter(({ shownAt }) => shownAt !== null);

/** With those that wait for the cluster. */
export const listFiles = (db: Database, entryId: string) =>
	db
		.selectFrom('entryFile')
		.innerJoin('storedFile', 'storedFile.id', 'fileId')
		.select(['entryFile.id', 'kind', 'titles', 'fileId', 'name', 'bytes', 'mediaType', 'digest'])
		.select('shownAt')
		.where('entryId', '=', entryId)
		.orderBy('kind', 'desc')
		.orderBy('position')
		.orderBy('entryFile.id')
		.limit(mostFiles)
		.execute();

export async function findFile(db: Database, { entryId, id }: { entryId: string; id: string }) {
	return (await listFiles(db, entryId)).find((file) => file.id === id);
}

type Added = { entryId: string; name: string; content: Uint8Array; titles: Texts };

/**
 * What a file really is decides whether it is shown as a picture. Where the cluster looked at the entry,
 * the file waits for its word like any other change.
 */
export async function addFile(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	{ entryId, name, content, titles, now }: Added & { now: Date }
): Promise<Outcome<{ id: string; isWaiting: boolean }>> {
	const held = await lockEntry(tx, entryId);
	if (!held) return refuse('entry_gone');
	if (!isOpenToChange(held.state)) return refuse('entry_not_open');
	const checked = checkDocument({ name, content });
	if (!checked.ok) return checked;
	const known = await listFiles(tx, entryId);
	const digest = createHash('sha256').update(content).digest('hex');
	const same = known.find((file) => file.digest === digest);
	if (same) return accept({ id: same.id, isWaiting: same.shownAt === null });
	if (known.length >= mostFiles) return refuse('too_many_files', { most: mostFiles });
	const fileId = await storeFile(tx, files, actor, { name, content, mediaType: checked.value });
	const id = newId();
	const isWaiting = await isLookedAt(tx, held);
	const kind = checked.value.startsWith('image/') ? ('photo' as const) : ('document' as const);
	await tx
		.insertInto('entryFile')
		.values({
			...{ id, entryId, fileId, kind, titles: JSON.stringify(titles) },
			...{ position: known.length, addedAt: now, addedById: actor.personId },
			shownAt: isWaiting ? null : now
		})
		.execute();
	await note(tx, actor, held, { deed: 'entry.file_added', isShown: !isWaiting });
	if (isWaiting) await sendFile(tx, actor, held, now);
	return accept({ id, isWaiting });
}

/** What is taken away is gone at once: nobody has to look at what is no longer there. */
export async function removeFile(
	tx: Transaction,
	actor: Actor,
	{ entryId, id, now }: { entryId: string; id: string; now: Date }
): Promise<Outcome> {
	const held = await lockEntry(tx, entryId);
	const gone = await tx
		.deleteFrom('entryFile')
		.where('entryId', '=', entryId)
		.where('id', '=', id)
		.returning('shownAt')
		.executeTakeFirst();
	if (!held || !gone) return accept();
	await note(tx, actor, held, { deed: 'entry.file_removed', isShown: gone.shownAt !== null });
	if (gone.shownAt === null) await dropEmptyChange(tx, actor, held, now);
	return accept();
}

type Noted = { deed: `entry.file_${string}`; isShown: boolean };

const note = (tx: Transaction, actor: Actor, { id, state }: HeldEntry, { deed, isShown }: Noted) =>
	record(tx, actor, {
		deed,
		subject: { kind: 'marketplace_entry', id },
		isPublic: isShown && state === 'published'
	});
