import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storePicture, type Picture } from '#platform/files/picture.server.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, type Outcome } from '#platform/outcome.ts';

/** A new logo, or none where no picture comes with it. */
export async function changeLogo(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	{ id, picture }: { id: string; picture: Picture | null }
): Promise<Outcome> {
	const stored = await storePicture(tx, files, actor, picture);
	if (!stored.ok) return stored;
	const logoFileId = stored.value;
	await tx.updateTable('alliance').set({ logoFileId }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'alliance.logo_changed',
		subject: { kind: 'alliance', id },
		isPublic: true,
		details: { logoFileId }
	});
	return accept();
}
