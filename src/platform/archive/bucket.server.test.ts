import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { listDone } from '#platform/database/migrate.ts';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { StoreAway, type FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { s3FileStore } from '#platform/files/s3.server.ts';
import { bucketServer } from '#platform/files/testing.ts';
import { backUp } from './backup.server.ts';
import { restore } from './restore.server.ts';

const { db, url } = await testDatabaseAt();
const report = () => undefined;
const logo = Buffer.from('a logo of the cluster of Łódź');
const digest = createHash('sha256').update(logo).digest('hex');
let home: string;
let peer: Awaited<ReturnType<typeof bucketServer>>;
let files: FileStore;

beforeAll(async () => {
	home = await mkdtemp(path.join(tmpdir(), 'osnova-bucket-'));
	peer = await bucketServer();
	const { bucket, region, keys } = peer;
	files = s3FileStore({ bucket, region, ...keys, patience: 2_000 });
	await db
		.transaction()
		.execute((tx) =>
			storeFile(tx, files, house, { name: 'logo.svg', mediaType: 'image/svg+xml', content: logo })
		);
});
afterAll(async () => {
	await peer.close();
	await rm(home, { recursive: true });
});

describe('a house whose files lie in a bucket', () => {
	it('is backed up and restored whole, leftovers swept away', async () => {
		const file = path.join(home, 'house.osnova');
		expect((await backUp(file, { url, files, report })).files).toBe(1);
		await files.remove(digest);
		const stray = createHash('sha256').update('stray').digest('hex');
		await files.put(stray, Readable.from(['stray']));
		await restore(file, { url, files, report, mayReplace: true });
		expect(await Array.fromAsync(files.list())).toEqual([digest]);
		expect(await buffer(await files.open(digest))).toEqual(logo);
	});

	it('is left as it was when the bucket breaks on the way back', async () => {
		const file = path.join(home, 'again.osnova');
		await backUp(file, { url, files, report });
		await sql`insert into setting (key, value) values ('newer', '1')`.execute(db);
		peer.state.mood = 'broken';
		const sides = { url, files, report, mayReplace: true };
		await expect(restore(file, sides)).rejects.toThrow(StoreAway);
		await expect(backUp(file, sides)).rejects.toThrow(StoreAway);
		peer.state.mood = 'fine';
		const { rows } = await sql`select key from setting where key = 'newer'`.execute(db);
		expect(rows).toHaveLength(1);
		expect((await listDone(db)).length).toBeGreaterThan(10);
		await restore(file, sides);
		const after = await sql`select key from setting where key = 'newer'`.execute(db);
		expect(after.rows).toEqual([]);
	});
});
