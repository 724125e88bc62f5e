import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Transaction } from '../database/database.ts';
import { record } from '../journal/journal.server.ts';
import { accept, type Outcome } from '../outcome.ts';
import type { FileStore } from './file-store.ts';
import { storePicture, type Picture } from './picture.server.ts';

/** For a room whose records, in a table called as their kind, carry a logo: how one gets a new one. */
export function logoOf(kind: 'organisation' | 'cluster' | 'alliance') {
	/** A new logo, or none where no picture comes with it. */
	return async function changeLogo(
		tx: Transaction,
		files: FileStore,
		actor: Actor,
		{ id, picture }: { id: string; picture: Picture | null }
	): Promise<Outcome> {
		const stored = await storePicture(tx, files, actor, picture);
		if (!stored.ok) return stored;
		const logoFileId = stored.value;
		await sql`update ${sql.table(kind)} set logo_file_id = ${logoFileId} where id = ${id}`.execute(
			tx
		);
		await record(tx, actor, {
			deed: `${kind}.logo_changed`,
			subject: { kind, id },
			isPublic: true,
			details: { logoFileId }
		});
		return accept();
	};
}
