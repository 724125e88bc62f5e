import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Actor } from '../actor.ts';
import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../ids.ts';
import { diskFileStore } from './disk.server.ts';
import type { FileStore } from './file-store.ts';
import { s3FileStore } from './s3.server.ts';

/** The store by settings: FILES_S3_BUCKET and its keys, else a folder on disk. */
export function openFileStore(env: NodeJS.ProcessEnv, folder: string): FileStore {
	const { FILES_S3_BUCKET, FILES_S3_KEY_ID, FILES_S3_SECRET, FILES_S3_REGION } = env;
	if (!FILES_S3_BUCKET) return diskFileStore(folder);
	if (!FILES_S3_KEY_ID || !FILES_S3_SECRET)
		throw new Error('FILES_S3_BUCKET needs FILES_S3_KEY_ID and FILES_S3_SECRET beside it');
	return s3FileStore({
		bucket: FILES_S3_BUCKET,
		accessKeyId: FILES_S3_KEY_ID,
		secretAccessKey: FILES_S3_SECRET,
		...(FILES_S3_REGION && { region: FILES_S3_REGION })
	});
}

/** Bytes first, row second: a file without a row is swept later, a row never lacks its file. */
export async function storeFile(
	tx: Transaction,
	store: FileStore,
	actor: Actor,
	file: { name: string; mediaType: string; content: Uint8Array }
): Promise<string> {
	const digest = createHash('sha256').update(file.content).digest('hex');
	await lockContent(tx, digest, 'shared');
	if (!(await store.has(digest)))
		await store.put(digest, Readable.from([Buffer.from(file.content)]));
	const id = newId();
	await tx
		.insertInto('storedFile')
		.values({
			id,
			digest,
			name: file.name.slice(-200),
			mediaType: file.mediaType,
			bytes: file.content.byteLength,
			storedById: actor.personId
		})
		.execute();
	return id;
}

/** Until the transaction ends, bytes that somebody stores are not taken away. */
export async function lockContent(tx: Transaction, digest: string, how: 'shared' | 'alone') {
	const lock = sql.raw(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
	await sql`select ${lock}(hashtextextended(${digest}, 0))`.execute(tx);
}

export async function findFile(db: Database, id: string) {
	return db.selectFrom('storedFile').selectAll().where('id', '=', id).executeTakeFirst();
}
