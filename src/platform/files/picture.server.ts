import type { Actor } from '../actor.ts';
import type { Transaction } from '../database/database.ts';
import { accept, type Outcome } from '../outcome.ts';
import type { FileStore } from './file-store.ts';
import { storeFile } from './files.server.ts';
import { checkPicture } from './picture.ts';

export type Picture = { name: string; content: Uint8Array };

/** Keeps a picture that is one, and answers the id of its file; none where none comes. */
export async function storePicture(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	picture: Picture | null
): Promise<Outcome<string | null>> {
	if (!picture) return accept(null);
	const checked = checkPicture(picture.content);
	if (!checked.ok) return checked;
	return accept(await storeFile(tx, files, actor, { ...picture, mediaType: checked.value }));
}
