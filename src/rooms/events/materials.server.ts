import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { checkDocument } from '#platform/files/document.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Texts } from './event.ts';

export type MaterialDraft = {
	file: { name: string; content: Uint8Array } | null;
	titles: Texts;
	sessionId: string | null;
	/** For everybody, or only for those who have a seat. */
	isPublic: boolean;
};

const materials = (db: Database, eventId: string) =>
	db
		.selectFrom('eventMaterial')
		.innerJoin('storedFile', 'storedFile.id', 'fileId')
		.select(['eventMaterial.id', 'sessionId', 'titles', 'isPublic', 'fileId', 'name'])
		.select(['bytes', 'mediaType', 'digest'])
		.where('eventId', '=', eventId);

export const listMaterials = (db: Database, eventId: string) =>
	materials(db, eventId).orderBy('addedAt').orderBy('eventMaterial.id').limit(500).execute();

export const findMaterial = (db: Database, eventId: string, id: string) =>
	materials(db, eventId).where('eventMaterial.id', '=', id).executeTakeFirst();

export type Material = Awaited<ReturnType<typeof listMaterials>>[number];

export async function addMaterial(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	{ eventId, draft, now }: { eventId: string; draft: MaterialDraft; now: Date }
): Promise<Outcome<string>> {
	const { file, titles, isPublic } = draft;
	if (!file) return refuse('document_empty');
	if (Object.keys(titles).length === 0) return refuse('material_title_missing');
	const checked = checkDocument(file);
	if (!checked.ok) return checked;
	const sessionId = await ownSession(tx, eventId, draft.sessionId);
	const fileId = await storeFile(tx, files, actor, { ...file, mediaType: checked.value });
	const id = newId();
	await tx
		.insertInto('eventMaterial')
		.values({
			id,
			eventId,
			sessionId,
			fileId,
			titles: JSON.stringify(titles),
			isPublic,
			addedAt: now,
			addedById: actor.personId
		})
		.execute();
	await record(tx, actor, {
		deed: 'event.material_added',
		subject: { kind: 'event', id: eventId },
		isPublic,
		details: { id, fileId, titles }
	});
	return accept(id);
}

/** A session of this very event, or none. */
async function ownSession(db: Database, eventId: string, id: string | null) {
	if (!id) return null;
	const session = await db
		.selectFrom('eventSession')
		.select('id')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	return session?.id ?? null;
}

export async function removeMaterial(
	tx: Transaction,
	actor: Actor,
	{ eventId, id }: { eventId: string; id: string }
): Promise<Outcome> {
	const removed = await tx
		.deleteFrom('eventMaterial')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.returning(['fileId', 'titles', 'isPublic'])
		.executeTakeFirst();
	if (!removed) return refuse('material_gone');
	const { isPublic, ...details } = removed;
	await record(tx, actor, {
		deed: 'event.material_removed',
		subject: { kind: 'event', id: eventId },
		isPublic,
		details: { id, ...details }
	});
	return accept();
}
