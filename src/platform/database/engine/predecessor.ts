import { execFileSync } from 'node:child_process';
import { readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Report } from '#platform/report.ts';

const HINT_AFTER_MS = 5_000;
const PATIENCE_MS = 60_000;

/**
 * A PostgreSQL left by a killed Osnova is on its way out and holds the folder until it has gone.
 * We hold our own lock, so nobody else is using it: wait, hurry it along, and clear its traces.
 */
export async function outlastPredecessor(
	{ folder, socketFolder }: { folder: string; socketFolder: string },
	report: Report
): Promise<void> {
	const begun = Date.now();
	let isHurried = false;
	while (listPostgresOn(folder).length > 0) {
		const waited = Date.now() - begun;
		if (waited > PATIENCE_MS) throw stillThere(folder);
		if (waited > HINT_AFTER_MS && !isHurried) {
			report('Stopping the database that an earlier start left behind');
			await hurry(folder);
			isHurried = true;
		}
		await pause(50);
	}
	await clearTrace(path.join(folder, 'postmaster.pid'));
	await clearTrace(path.join(socketFolder, '.s.PGSQL.5432.lock'));
}

function stillThere(folder: string): PlainSentence {
	const pids = listPostgresOn(folder).join(', ');
	return new PlainSentence(
		`An earlier database still works on ${folder} and does not stop (process ${pids}). Please end it and start again.`
	);
}

async function hurry(folder: string): Promise<void> {
	const first = await tracedPid(path.join(folder, 'postmaster.pid'));
	const alive = listPostgresOn(folder);
	const postmaster = alive.filter((pid) => pid === first);
	for (const pid of postmaster.length > 0 ? postmaster : alive) process.kill(pid, 'SIGINT');
}

/**
 * PostgreSQL refuses a folder or a socket whose traced process id exists. With nobody at work in the
 * folder that id belongs to a zombie or to a stranger, and the refusal would last for ever.
 */
async function clearTrace(trace: string): Promise<void> {
	const pid = await tracedPid(trace);
	if (pid !== undefined && exists(pid)) await rm(trace);
}

async function tracedPid(trace: string): Promise<number | undefined> {
	const text = await readFile(trace, 'utf8').catch(() => '');
	const pid = Number(text.split('\n')[0]);
	return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

function exists(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}

/** Postmaster and orphaned backends alike: all of them have the data folder as working folder. */
export function listPostgresOn(folder: string): number[] {
	const home = realpathSync(folder);
	return process.platform === 'linux' ? listWorkingIn(home) : listCalledWith(home);
}

function listWorkingIn(home: string): number[] {
	const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
	return pids.filter((pid) => workingFolder(pid) === home);
}

function workingFolder(pid: number): string | undefined {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return undefined;
	}
}

function listCalledWith(home: string): number[] {
	const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
	const calls = lines.filter((line) => line.includes('postgres') && line.includes(home));
	return calls.map((line) => Number.parseInt(line, 10));
}
