import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { accept, type Outcome } from '#platform/outcome.ts';
import { sha256 } from './chain.server.ts';
import { scanType } from './scan.ts';

/** A paper as it was scanned or photographed. */
export type Scan = { name: string; content: Uint8Array };

/** Keeps a scan that is one, and answers its file and digest; none where none comes. */
export async function keepScan(
	tx: Transaction,
	actor: Actor,
	scan: Scan | null,
	files: FileStore | null
): Promise<Outcome<{ fileId: string; digest: string } | null>> {
	if (!scan || !files) return accept(null);
	const type = scanType(scan.content);
	if (!type.ok) return type;
	const fileId = await storeFile(tx, files, actor, { ...scan, mediaType: type.value });
	return accept({ fileId, digest: sha256(scan.content) });
}
