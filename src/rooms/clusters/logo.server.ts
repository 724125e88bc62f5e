import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { checkPicture } from '#platform/files/picture.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, type Outcome } from '#platform/outcome.ts';

/** A new logo, or none where no picture comes with it. */
export async function changeLogo(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	{ id, picture }: { id: string; picture: { name: string; content: Uint8Array } | null }
): Promise<Outcome> {
	const checked = picture && checkPicture(picture.content);
	if (checked && !checked.ok) return checked;
	const logoFileId =
		picture && checked
			? await storeFile(tx, files, actor, { ...picture, mediaType: checked.value })
			: null;
	await tx.updateTable('cluster').set({ logoFileId }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'cluster.logo_changed',
		subject: { kind: 'cluster', id },
		isPublic: true,
		details: { logoFileId }
	});
	return accept();
}
