import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { sql } from 'kysely';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { findRunningEngine } from '#platform/database/engine/engine.ts';
import { openFileStore } from '#platform/files/files.server.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Report } from '#platform/report.ts';
import { reachDatabase } from './ready-database.ts';
import { dataFolderOf } from './wishes.ts';

export interface Reached {
	db: Database;
	url: string;
	files: FileStore;
}

/** The parts of a command line, with `--data` for all commands. */
export function readCommand<Options extends ParseArgsOptionsConfig>(
	args: string[],
	options: Options
) {
	try {
		const data = { type: 'string' } as const;
		return parseArgs({ args, options: { ...options, data }, allowPositionals: true });
	} catch (error) {
		throw new PlainSentence(`${(error as Error).message}\nbin/osnova help lists the commands.`);
	}
}

export function fileNamed(positionals: string[]): string {
	const [name] = positionals;
	if (name) return path.resolve(process.env.OSNOVA_CALLED_FROM ?? '.', name);
	throw new PlainSentence('Please name the file. bin/osnova help lists the commands.');
}

/** Works on the house of a data folder, whether it is running at the moment or not. */
export async function withHouse(
	data: string | undefined,
	report: Report,
	work: (house: Reached) => Promise<void>
): Promise<void> {
	const dataFolder = dataFolderOf(data, process.env);
	const running = process.env.DATABASE_URL ? undefined : await findRunning(dataFolder);
	const { db, url, stop } = running ?? (await reachDatabase({ dataFolder }, report));
	try {
		await work({ db, url, files: openFileStore(process.env, path.join(dataFolder, 'files')) });
	} finally {
		await db.destroy();
		await stop();
	}
}

async function findRunning(dataFolder: string) {
	if (!existsSync(dataFolder)) return undefined;
	const url = await findRunningEngine(realpathSync(dataFolder));
	if (!url) return undefined;
	return { db: openDatabase(url, { max: 2 }), url, stop: () => Promise.resolve() };
}

/** Restoring under a running Osnova would pull the floor from under its visitors. */
export async function refuseRunning(db: Database): Promise<void> {
	const { rows } = await sql<{ others: number }>`
		select count(*) as others from pg_stat_activity
		where application_name = 'osnova' and datname = current_database()
			and pid <> pg_backend_pid()`.execute(db);
	if ((rows[0]?.others ?? 0) === 0) return;
	throw new PlainSentence(
		'Osnova is running on this database. Please stop every process of it first.'
	);
}
