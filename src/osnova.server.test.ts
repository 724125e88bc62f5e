import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { backUp } from '#platform/archive/backup.server.ts';
import { restore } from '#platform/archive/restore.server.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import {
	isMigrated,
	listDone,
	listMigrations,
	migrate,
	migrationsFolder
} from '#platform/database/migrate.ts';
import { cloneTemplate, dropDatabase } from '#platform/database/template.ts';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { seedDemoWorld } from './demo.server.ts';

const now = new Date('2026-11-21T12:00:00Z');
const report = () => undefined;
const { db, url } = await testDatabaseAt();
let home: string;
let archive: string;
let files: FileStore;
let kept: string[];
let migrations: string;

/** Rooms number nothing yet; a numbered table stands in for those to come. */
const numbered = `create table receipt (
	number bigint generated always as identity primary key,
	words text generated always as ('no. ' || number) stored,
	follows bigint references receipt (number))`;

beforeAll(async () => {
	home = await mkdtemp(path.join(tmpdir(), 'osnova archive '));
	archive = path.join(home, 'whole house.osnova');
	files = diskFileStore(path.join(home, 'files'));
	migrations = await folderOfMigrations('2098_01_01_0900_platform_number_receipts', numbered);
	await migrate(db, migrations);
	await seedDemoWorld(db, report, now);
	await sql`insert into receipt select from generate_series(1, 41)`.execute(db);
	kept = [await store('a logo'), await store(''), await store('x'.repeat(4_500_000))];
	await backUp(archive, { url, files, report });
}, 120_000);
afterAll(() => rm(home, { recursive: true, force: true }));

/** Today's migrations and one more after them. */
async function folderOfMigrations(name: string, statement: string): Promise<string> {
	const folder = await mkdtemp(path.join(home, 'migrations '));
	for (const name of await listMigrations(migrations)) {
		const address = path.join(migrations ?? migrationsFolder, `${name}.ts`);
		await writeFile(
			path.join(folder, `${name}.ts`),
			`export { up } from ${JSON.stringify(address)};`
		);
	}
	const program = `import { sql } from ${JSON.stringify(import.meta.resolve('kysely'))};
		export const up = (db) => sql\`${statement}\`.execute(db);`;
	await writeFile(path.join(folder, `${name}.ts`), program);
	return folder;
}

async function store(content: string): Promise<string> {
	const digest = createHash('sha256').update(content).digest('hex');
	await files.put(digest, Readable.from([Buffer.from(content)]));
	await sql`insert into stored_file (id, digest, name, media_type, bytes)
		values (gen_random_uuid(), ${digest}, 'file', 'text/plain', ${content.length})`.execute(db);
	return digest;
}

async function emptyDatabase(): Promise<{ db: Database; url: string }> {
	const server = inject('databaseServer');
	const url = await cloneTemplate(server, 'template0');
	const db = openDatabase(url, { max: 2 });
	onTestFinished(async () => {
		await db.destroy();
		await dropDatabase(server, url);
	});
	return { db, url };
}

const emptyStore = async () => diskFileStore(await mkdtemp(path.join(home, 'other ')));

async function asked(db: Database, question: string): Promise<string[]> {
	const { rows } = await sql<{ said: string }>`${sql.raw(question)}`.execute(db);
	return rows.map(({ said }) => said);
}

/** Every row, rule and number of a database, as text. */
async function portraitOf(db: Database): Promise<Record<string, string[]>> {
	const tables = await asked(
		db,
		`select relname as said from pg_class
		where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`
	);
	const portrait: Record<string, string[]> = {};
	for (const table of tables) {
		portrait[table] = await asked(db, `select t::text as said from "${table}" t order by 1`);
	}
	const sequences = await asked(
		db,
		`select sequencename || ' ' || coalesce(last_value::text, 'unused') as said
		from pg_sequences where schemaname = 'public' order by 1`
	);
	const rules = await asked(
		db,
		`select pg_get_triggerdef(oid) || ' ' || tgenabled::text as said from pg_trigger where not tgisinternal
		union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
			from pg_constraint where connamespace = 'public'::regnamespace
		union all select indexdef from pg_indexes where schemaname = 'public'
		union all select extname from pg_extension order by 1`
	);
	return { ...portrait, sequences, rules };
}

describe('an archive', () => {
	test('makes an empty database the same house: rows, rules, sequences and files, its journal append-only', async () => {
		const [target, store] = [await emptyDatabase(), await emptyStore()];
		await restore(archive, {
			url: target.url,
			files: store,
			report,
			mayReplace: false,
			migrations
		});
		const [before, after] = [await portraitOf(db), await portraitOf(target.db)];
		expect(Object.keys(after)).toEqual(Object.keys(before));
		for (const part of Object.keys(before)) expect(after[part], part).toEqual(before[part]);
		expect(before['cluster']?.length).toBeGreaterThan(100);
		expect((await Array.fromAsync(store.list())).sort()).toEqual([...kept].sort());
		expect(await text(await store.open(kept[2] ?? ''))).toHaveLength(4_500_000);
		await expect(sql`delete from journal`.execute(target.db)).rejects.toThrow('append-only');
	}, 120_000);

	test('shows one moment only, whatever is written meanwhile', async () => {
		const file = path.join(home, 'moving.osnova');
		let step = 0;
		const writing = async () => {
			await sql`insert into setting (key, value) values (${`late.${step++}`}, '1')`.execute(db);
		};
		const pending: Promise<void>[] = [];
		await backUp(file, { url, files, report: () => void pending.push(writing()) });
		await Promise.all(pending);
		await sql`delete from setting where key like 'late.%'`.execute(db);
		const target = await emptyDatabase();
		await restore(file, {
			...target,
			files: await emptyStore(),
			report,
			mayReplace: false,
			migrations
		});
		expect(
			await asked(target.db, `select key as said from setting where key like 'late.%'`)
		).toEqual([]);
		expect(step).toBeGreaterThan(5);
	}, 120_000);

	test('refuses a database that is not empty, and replaces it when told to', async () => {
		const [target, store] = [await emptyDatabase(), await emptyStore()];
		await migrate(target.db, migrations);
		await store.put(createHash('sha256').update('old').digest('hex'), Readable.from(['old']));
		await sql`insert into setting (key, value) values ('mine', '1')`.execute(target.db);
		const sides = { url: target.url, files: store, report, migrations };
		await expect(restore(archive, { ...sides, mayReplace: false })).rejects.toThrow('--replace');
		expect(await asked(target.db, `select key as said from setting`)).toEqual(['mine']);
		await restore(archive, { ...sides, mayReplace: true });
		expect(await asked(target.db, `select key as said from setting where key = 'mine'`)).toEqual(
			[]
		);
		expect((await Array.fromAsync(store.list())).sort()).toEqual([...kept].sort());
		const schemas = `select nspname as said from pg_namespace where nspname !~ '^pg_|^information_schema$'`;
		expect(await asked(target.db, schemas)).toEqual(['public']);
	}, 120_000);

	test('that is cut short or damaged changes nothing', async () => {
		const [target, store] = [await emptyDatabase(), await emptyStore()];
		const torn = path.join(home, 'torn.osnova');
		const whole = await readFile(archive);
		const sides = { url: target.url, files: store, report, mayReplace: false, migrations };
		for (const length of [100, Math.floor(whole.length / 2), whole.length - 400]) {
			await copyFile(archive, torn);
			await truncate(torn, length);
			await expect(restore(torn, sides), `${length} bytes`).rejects.toThrow(/archive/);
		}
		const middle = Math.floor(whole.length / 3);
		whole.writeUInt8(whole.readUInt8(middle) ^ 0xff, middle);
		await writeFile(torn, whole);
		await expect(restore(torn, sides)).rejects.toThrow(/archive|damaged/);
		await writeFile(torn, 'Kraków,Łódź\n');
		await expect(restore(torn, sides)).rejects.toThrow(/archive/);
		expect(await listDone(target.db)).toEqual([]);
	}, 120_000);

	test('of an earlier program is brought up to this one', async () => {
		const later = await folderOfMigrations(
			'2099_01_01_0900_platform_add_colour',
			`alter table organisation add colour text not null default 'blue'`
		);
		const target = await emptyDatabase();
		const sides = {
			url: target.url,
			files: await emptyStore(),
			report,
			mayReplace: false,
			migrations
		};
		await restore(archive, { ...sides, migrations: later });
		expect(await isMigrated(target.db, later)).toBe(true);
		const colours = await asked(target.db, 'select distinct colour as said from organisation');
		expect(colours).toEqual(['blue']);

		const newer = path.join(home, 'newer.osnova');
		await backUp(newer, { url: target.url, files, report });
		const other = await emptyDatabase();
		await expect(restore(newer, { ...sides, url: other.url })).rejects.toThrow('newer Osnova');
	}, 120_000);
});
