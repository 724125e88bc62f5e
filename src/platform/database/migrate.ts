import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Database } from './database.ts';

export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Brings the database up to this program. Safe when many processes start at once. */
export async function migrate(db: Database, folder = migrationsFolder): Promise<string[]> {
	await refuseNewer(db, folder);
	const { error, results = [] } = await migratorFor(db, folder).migrateToLatest();
	if (error) throw error;
	return results.map((done) => done.migrationName);
}

/** Migrates inside a transaction that is already open, up to a level or to the latest. */
export async function migrateWithin(db: Database, folder: string, level?: string): Promise<void> {
	const migrator = migratorFor(db, folder);
	const wishes = { disableTransactions: true };
	const { error } = level
		? await migrator.migrateTo(level, wishes)
		: await migrator.migrateToLatest(wishes);
	if (error) throw error;
}

export async function isMigrated(db: Database, folder = migrationsFolder): Promise<boolean> {
	const [known, done] = [await listMigrations(folder), await listDone(db)];
	return known.length === done.length && known.every((name, index) => name === done[index]);
}

export async function listMigrations(folder = migrationsFolder): Promise<string[]> {
	const files = existsSync(folder) ? await readdir(folder) : [];
	const names = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
	return names.map((file) => path.basename(file, '.ts')).sort();
}

/** The migrations a database has seen; none for one that is empty. */
export async function listDone(db: Database): Promise<string[]> {
	const { rows } = await sql<{ there: boolean }>`
		select to_regclass('kysely_migration') is not null as there`.execute(db);
	if (!rows[0]?.there) return [];
	const done = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
		db
	);
	return done.rows.map((row) => row.name);
}

async function refuseNewer(db: Database, folder: string): Promise<void> {
	const known = new Set(await listMigrations(folder));
	const unknown = (await listDone(db)).filter((name) => !known.has(name));
	if (unknown.length === 0) return;
	throw new PlainSentence(
		`The database is newer than this program: it knows ${unknown.at(-1)}, which this program does not. ` +
			'Please start the newer version of Osnova again, or restore a backup made by this one.'
	);
}

function migratorFor(db: Database, folder: string): Migrator {
	return new Migrator({ db, provider: providerFor(folder) });
}

function providerFor(folder: string): MigrationProvider {
	return {
		async getMigrations() {
			const names = await listMigrations(folder);
			const loaded = names.map(async (name) => [name, await load(folder, name)] as const);
			return Object.fromEntries(await Promise.all(loaded));
		}
	};
}

async function load(folder: string, name: string): Promise<Migration> {
	const address = pathToFileURL(path.join(folder, `${name}.ts`)).href;
	return (await import(/* @vite-ignore */ address)) as Migration;
}
