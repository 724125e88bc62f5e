import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { checkPicture } from '#platform/files/picture.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, type Outcome } from '#platform/outcome.ts';

export async function changeLogo(
	tx: Transaction,
	files: FileStore,
	actor: Actor,
	{ id, name, content }: { id: string; name: string; content: Uint8Array }
): Promise<Outcome> {
	const checked = checkPicture(content);
	if (!checked.ok) return checked;
	const logoFileId = await storeFile(tx, files, actor, { name, content, mediaType: checked.value });
	return keep(tx, actor, id, logoFileId);
}

export const removeLogo = (tx: Transaction, actor: Actor, id: string): Promise<Outcome> =>
	keep(tx, actor, id, null);

async function keep(tx: Transaction, actor: Actor, id: string, logoFileId: string | null) {
	await tx.updateTable('organisation').set({ logoFileId }).where('id', '=', id).execute();
	await record(tx, actor, {
		deed: 'organisation.logo_changed',
		subject: { kind: 'organisation', id },
		isPublic: true,
		details: { logoFileId }
	});
	return accept();
}
