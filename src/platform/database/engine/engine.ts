import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Report } from '#platform/report.ts';
import { findBinaries } from './binaries.ts';
import { findCaller } from './caller.ts';
import { readyClusterFolder } from './cluster-folder.ts';
import { takeLock } from './lock.ts';
import { diedAtStart, runPostmaster, type Postmaster, type Setup } from './postmaster.ts';
import { outlastPredecessor } from './predecessor.ts';
import { leaveSocketFolder, makeSocketFolder, socketFolderFor } from './socket.ts';

const DATABASE = 'osnova';

/** Every commit is on the disk before it is answered. Never weakened outside tests. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const COMFORTABLE = {
	max_connections: '100',
	// A restore is one transaction over all tables, and holds a lock on each and on all that hangs on it.
	max_locks_per_transaction: '256',
	shared_buffers: `${bufferMegabytes(Math.min(totalmem(), process.constrainedMemory() || Infinity))}MB`,
	jit: 'off',
	// The database lies in memory or on a disk without a head that moves.
	random_page_cost: '1.1',
	timezone: 'UTC'
};

/** What the database keeps at hand: an eighth of the memory, as it shares the machine; in MB, of bytes. */
export function bufferMegabytes(memory: number): number {
	return Math.min(1024, Math.max(128, Math.floor(memory / 8 / 2 ** 20)));
}

export interface EngineWishes {
	/** Osnova's data folder; PostgreSQL's own becomes a folder in it. */
	dataFolder: string;
	report: Report;
	/** PostgreSQL settings that differ from ours. */
	settings?: Record<string, string>;
}

type Reachable = Pick<Setup, 'socketFolder'>;

export interface Engine {
	url: string;
	pid(): number | undefined;
	stop(): Promise<void>;
}

/** Starts the built-in PostgreSQL on a data folder and keeps it running until `stop`. */
export async function startEngine({ dataFolder, report, settings }: EngineWishes): Promise<Engine> {
	mkdirSync(dataFolder, { recursive: true });
	const home = realpathSync(dataFolder);
	const lock = await takeLock(path.join(home, 'osnova.lock'), home);
	try {
		const setup = await prepare(home, report, { ...DURABLE, ...COMFORTABLE, ...settings });
		const postmaster = await openUp(setup);
		const stop = async () => {
			await postmaster.stop();
			await leaveSocketFolder(home);
			await lock.release();
		};
		return { url: urlOf(setup.socketFolder, DATABASE), pid: postmaster.pid, stop };
	} catch (error) {
		await lock.release();
		throw error;
	}
}

/** The address of an engine that another process is running on this data folder. */
export async function findRunningEngine(home: string): Promise<string | undefined> {
	const socketFolder = socketFolderFor(home);
	if (!existsSync(path.join(home, 'osnova.lock'))) return undefined;
	return (await answers({ socketFolder })) ? urlOf(socketFolder, DATABASE) : undefined;
}

async function prepare(
	home: string,
	report: Report,
	settings: Record<string, string>
): Promise<Setup> {
	const { initdb, postgres } = await findBinaries();
	const caller = findCaller();
	const folder = path.join(home, 'postgres');
	const socketFolder = await makeSocketFolder(home, caller);
	await readyClusterFolder(folder, { initdb, caller, report });
	await outlastPredecessor({ folder, socketFolder }, report);
	const logFile = path.join(home, 'postgres.log');
	return { postgres, folder, socketFolder, logFile, caller, settings, report };
}

async function openUp(setup: Setup): Promise<Postmaster> {
	setup.report('Starting the database');
	const postmaster = runPostmaster(setup);
	try {
		await untilItAnswers(setup, postmaster);
		await makeDatabase(setup);
		return postmaster;
	} catch (error) {
		await postmaster.stop();
		throw error;
	}
}

async function untilItAnswers(setup: Setup, postmaster: Postmaster): Promise<void> {
	const begun = Date.now();
	let isRepairTold = false;
	while (!(await answers(setup))) {
		if (postmaster.hasExited()) throw diedAtStart(setup);
		if (!isRepairTold && Date.now() - begun > 3_000) {
			setup.report('The database is making good after an unclean stop');
			isRepairTold = true;
		}
		await pause(20);
	}
}

async function answers(setup: Reachable): Promise<boolean> {
	return asked(setup, () => Promise.resolve(true)).catch(() => false);
}

async function makeDatabase(setup: Setup): Promise<void> {
	await asked(setup, async (client) => {
		const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
		if (known.rowCount === 0) await client.query(`create database ${DATABASE} template template0`);
	});
}

async function asked<T>(setup: Reachable, ask: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(urlOf(setup.socketFolder, 'postgres'));
	client.on('error', () => undefined);
	try {
		await client.connect();
		return await ask(client);
	} finally {
		await client.end().catch(() => undefined);
	}
}

function urlOf(socketFolder: string, database: string): string {
	return `postgresql://osnova@/${database}?host=${encodeURIComponent(socketFolder)}`;
}
