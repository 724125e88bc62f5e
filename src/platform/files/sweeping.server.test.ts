import { createHash } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { visitor } from '../actor.ts';
import { after, days, hours } from '../clock.ts';
import { testDatabase } from '../database/testing.ts';
import { diskFileStore } from './disk.server.ts';
import { storeFile } from './files.server.ts';
import { sweepFiles } from './sweeping.server.ts';

const db = await testDatabase();
const store = diskFileStore(await mkdtemp(path.join(tmpdir(), 'sweep-')));
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

const keep = (text: string) =>
	db.transaction().execute((tx) =>
		storeFile(tx, store, visitor, {
			...{ name: `${text}.txt`, mediaType: 'text/plain' },
			content: Buffer.from(text)
		})
	);
const sweep = (now: Date, ids: readonly string[] = []) =>
	sweepFiles(db, store, {
		now,
		named: [sql<{ id: string }>`select unnest(${[...ids]}::uuid[]) as id`]
	});
const tomorrow = () => after(new Date(), days(1) + hours(1));

it('what nothing names goes after a day, its bytes the next time', async () => {
	const named = await keep('named');
	const own = await keep('a logo');
	await keep('let go');
	await sql`create table names_a_file (file_id uuid references stored_file)`.execute(db);
	await sql`insert into names_a_file values (${own})`.execute(db);
	expect(await sweep(new Date(), [named])).toEqual({ files: 0, contents: 0 });
	expect(await sweep(tomorrow(), [named])).toEqual({ files: 1, contents: 0 });
	expect(await store.has(digestOf('let go'))).toBe(true);
	expect(await sweep(tomorrow(), [named])).toEqual({ files: 0, contents: 1 });
	const kept = await Promise.all(
		['named', 'a logo', 'let go'].map((it) => store.has(digestOf(it)))
	);
	expect(kept).toEqual([true, true, false]);
	await sql`drop table names_a_file`.execute(db);
});

it('bytes that two files have stay with the other', async () => {
	const [one] = [await keep('twice'), await keep('twice')];
	await sweep(tomorrow(), [one]);
	await sweep(tomorrow(), [one]);
	expect(await store.has(digestOf('twice'))).toBe(true);
});

it('bytes that somebody is just storing anew are waited for and stay', async () => {
	await store.put(digestOf('in between'), Readable.from(['in between']));
	let sweeping: Promise<unknown> = Promise.resolve();
	await db.transaction().execute(async (tx) => {
		const content = Buffer.from('in between');
		await storeFile(tx, store, visitor, { name: 'a.txt', mediaType: 'text/plain', content });
		sweeping = sweep(new Date());
		await new Promise((done) => setTimeout(done, 200));
		expect(await store.has(digestOf('in between'))).toBe(true);
	});
	await sweeping;
	expect(await store.has(digestOf('in between'))).toBe(true);
});
