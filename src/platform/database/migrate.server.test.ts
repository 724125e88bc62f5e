import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { isMigrated, listDone, migrate, migrateWithin } from './migrate.ts';
import { cloneTemplate, dropDatabase } from './template.ts';

let folder: string;
let url: string;
const open: Database[] = [];

function connect(): Database {
	const db = openDatabase(url, { max: 2 });
	open.push(db);
	return db;
}

async function write(name: string, statement: string): Promise<void> {
	const program = `import { sql } from ${JSON.stringify(import.meta.resolve('kysely'))};
export const up = (db: unknown) => sql\`${statement}\`.execute(db as never);\n`;
	await writeFile(path.join(folder, `${name}.ts`), program);
}

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'osnova migrations '));
	url = await cloneTemplate(inject('databaseServer'), 'template0');
	await write('2026_01_01_0900_places_create_town', 'create table town (name text)');
	await write('2026_01_02_0900_places_add_mayor', 'alter table town add mayor text');
});
afterAll(async () => {
	await Promise.all(open.map((db) => db.destroy()));
	await dropDatabase(inject('databaseServer'), url);
	await rm(folder, { recursive: true });
});

test('goes to an earlier level, then on to the latest', async () => {
	const db = connect();
	await migrateWithin(db, folder, '2026_01_01_0900_places_create_town');
	expect(await isMigrated(db, folder)).toBe(false);
	expect(await migrate(db, folder)).toEqual(['2026_01_02_0900_places_add_mayor']);
	expect(await isMigrated(db, folder)).toBe(true);
});

test('many processes may start at once', async () => {
	await write('2026_01_03_0900_places_create_river', 'create table river (name text)');
	const runs = [connect(), connect(), connect(), connect()].map((db) => migrate(db, folder));
	expect((await Promise.all(runs)).flat()).toEqual(['2026_01_03_0900_places_create_river']);
});

test('one that fails leaves nothing behind', async () => {
	const db = connect();
	await write('2026_01_04_0900_places_create_lake', 'create table lake (name text)');
	await write('2026_01_05_0900_places_break', 'create table lake (name text)');
	await expect(migrate(db, folder)).rejects.toThrow('already exists');
	expect(await listDone(db)).toHaveLength(3);
	await rm(path.join(folder, '2026_01_05_0900_places_break.ts'));
	await migrate(db, folder);
});

test('a database newer than the program is refused with a sentence', async () => {
	const db = connect();
	await sql`insert into kysely_migration values ('2031_01_01_0900_later', '')`.execute(db);
	await expect(migrate(db, folder)).rejects.toThrow(
		/newer than this program.*2031_01_01_0900_later/
	);
});
