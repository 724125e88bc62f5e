import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Report } from '#platform/report.ts';
import { callOf, type Caller } from './caller.ts';
import { outlastPredecessor } from './predecessor.ts';

const LARGEST_LOG = 20_000_000;
const LONGEST_PAUSE_MS = 10_000;

export interface Setup {
	postgres: string;
	folder: string;
	socketFolder: string;
	logFile: string;
	caller: Caller;
	settings: Record<string, string>;
	report: Report;
}

export interface Postmaster {
	pid(): number | undefined;
	hasExited(): boolean;
	stop(): Promise<void>;
}

/** Runs PostgreSQL, and runs it again whenever it ends without having been asked to. */
export function runPostmaster(setup: Setup): Postmaster {
	let isWanted = true;
	let child = launch(setup);
	let isRunning = true;

	const mind = (running: ChildProcess) => running.once('exit', () => void again());
	const again = async (failures = 0): Promise<void> => {
		isRunning = false;
		if (!isWanted) return;
		setup.report('The database stopped unexpectedly; starting it again');
		await pause(Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS));
		await outlastPredecessor(setup, setup.report).catch((error: Error) =>
			setup.report(error.message)
		);
		if (!isWanted) return;
		child = launch(setup);
		isRunning = true;
		const born = Date.now();
		child.once('exit', () => void again(Date.now() - born < 10_000 ? failures + 1 : 0));
	};
	mind(child);

	return {
		pid: () => (isRunning ? child.pid : undefined),
		hasExited: () => !isRunning,
		stop: async () => {
			isWanted = false;
			if (isRunning) await end(child);
		}
	};
}

function launch(setup: Setup): ChildProcess {
	const { folder, caller, settings, socketFolder } = setup;
	const wishes = {
		listen_addresses: '',
		unix_socket_directories: quoted(socketFolder),
		...settings
	};
	const asked = Object.entries(wishes).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const [command, args] = callOf(caller, setup.postgres, ['-D', folder, ...asked]);
	const log = openLog(setup.logFile);
	// Its own process group: Ctrl+C in a terminal is for us, and we stop the database last.
	const child = spawn(command, args, {
		...caller.spawnAs,
		cwd: '/',
		detached: true,
		stdio: ['ignore', log, log]
	});
	child.once('error', (error) => child.emit('exit', error));
	closeSync(log);
	return child;
}

/** The setting is a list, where a comma parts and double quotes hold together. */
function quoted(folder: string): string {
	return `"${folder.replaceAll('"', '""')}"`;
}

function openLog(file: string): number {
	const log = openSync(file, 'a', 0o600);
	if (statSync(file).size > LARGEST_LOG) truncateSync(file);
	return log;
}

/** SIGINT is PostgreSQL's fast shutdown: open work is rolled back, the rest is written down. */
async function end(child: ChildProcess): Promise<void> {
	const gone = new Promise((done) => child.once('exit', done));
	child.kill('SIGINT');
	const isLate = await Promise.race([gone.then(() => false), pause(30_000, true, { ref: false })]);
	if (isLate) {
		child.kill('SIGQUIT');
		await gone;
	}
}

export function diedAtStart(setup: Setup): PlainSentence {
	return new PlainSentence(
		`The database did not start. Its own words are at the end of ${setup.logFile}.`
	);
}
