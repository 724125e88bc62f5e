import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { newId } from '#platform/ids.ts';
import {
	addMaterial,
	findMaterial,
	listMaterials,
	removeMaterial,
	type MaterialDraft
} from './materials.server.ts';
import { anEvent, someDay } from './testing.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(path.join(tmpdir(), 'materials-')));
const content = new TextEncoder().encode('%PDF-1.7 wykład');

const draft: MaterialDraft = {
	file: { name: 'wyklad.pdf', content },
	titles: { pl: 'Wykład o wodzie' },
	sessionId: null,
	isPublic: false
};
const add = (eventId: string, changes: Partial<MaterialDraft> = {}) =>
	attempt(db, (tx) =>
		addMaterial(tx, files, house, { eventId, draft: { ...draft, ...changes }, now: someDay })
	);

it('is kept with its title and who may have it, until it is removed', async () => {
	const eventId = await anEvent(db, { name: `Zjazd ${newId()}` });
	const added = await add(eventId, { sessionId: newId() });
	if (!added.ok) throw new Error(added.reason);
	expect(await listMaterials(db, eventId)).toMatchObject([
		{ titles: draft.titles, isPublic: false, sessionId: null, mediaType: 'application/pdf' }
	]);
	expect(await findMaterial(db, eventId, added.value)).toMatchObject({ bytes: content.length });
	const other = await anEvent(db, { name: `Zjazd ${newId()}` });
	expect(await findMaterial(db, other, added.value)).toBeUndefined();
	const remove = (id: string) =>
		attempt(db, (tx) => removeMaterial(tx, house, { eventId: id, id: added.value }));
	expect(await remove(other)).toMatchObject({ reason: 'material_gone' });
	expect(await remove(eventId)).toMatchObject({ ok: true });
	expect(await listMaterials(db, eventId)).toEqual([]);
});

it.each<[Partial<MaterialDraft>, string]>([
	[{ file: null }, 'document_empty'],
	[{ titles: {} }, 'material_title_missing'],
	[{ file: { name: 'x.pdf', content: new Uint8Array([77, 90]) } }, 'document_not_what_it_says']
])('%o is refused', async (changes, reason) => {
	const eventId = await anEvent(db, { name: `Zjazd ${newId()}` });
	expect(await add(eventId, changes)).toMatchObject({ reason });
});
