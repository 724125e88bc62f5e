import { createHash } from 'node:crypto';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { checkDocument } from '#platform/files/document.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockEntry } from './entry-lock.server.ts';
import type { Texts } from './entry.ts';

const mostFiles = 12;

/** Pictures first, then documents, as they were added. */
export const listFiles = (db: Database, entryId: string) =>
	db
		.selectFrom('entryFile')
		.innerJoin('storedFile', 'storedFile.id', 'fileId')
		.select(['entryFile.id', 'kind', 'titles', 'fileId', 'name', 'bytes', 'mediaType', 'digest'])
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

/** What a file really is decides whether it is shown as a picture. */
export async function addFile(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	{ entryId, name, content, titles, now }: Added & { now: Date }
): Promise<Outcome<string>> {
	if (!(await lockEntry(tx, entryId))) return refuse('entry_gone');
	const checked = checkDocument({ name, content });
	if (!checked.ok) return checked;
	const known = await listFiles(tx, entryId);
	const digest = createHash('sha256').update(content).digest('hex');
	const same = known.find((file) => file.digest === digest);
	if (same) return accept(same.id);
	if (known.length >= mostFiles) return refuse('too_many_files', { most: mostFiles });
	const fileId = await storeFile(tx, files, actor, { name, content, mediaType: checked.value });
	const id = newId();
	const kind = checked.value.startsWith('image/') ? ('photo' as const) : ('document' as const);
	await tx
		.insertInto('entryFile')
		.values({
			...{ id, entryId, fileId, kind, titles: JSON.stringify(titles) },
			...{ position: known.length, addedAt: now, addedById: actor.personId }
		})
		.execute();
	await note(tx, actor, entryId, 'entry.file_added');
	return accept(id);
}

export async function removeFile(
	tx: Transaction,
	actor: Actor,
	{ entryId, id }: { entryId: string; id: string }
): Promise<Outcome> {
	await tx.deleteFrom('entryFile').where('entryId', '=', entryId).where('id', '=', id).execute();
	await note(tx, actor, entryId, 'entry.file_removed');
	return accept();
}

const note = (tx: Transaction, actor: Actor, id: string, deed: `entry.file_${string}`) =>
	record(tx, actor, { deed, subject: { kind: 'marketplace_entry', id }, isPublic: true });
