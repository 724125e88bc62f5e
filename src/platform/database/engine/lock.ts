import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { PlainSentence } from '#platform/plain-sentence.ts';

/** Whoever holds the folder: a process id alone would be taken for another process after a restart. */
interface Holder {
	pid: number;
	born: string;
}

export interface Lock {
	release(): Promise<void>;
}

export async function takeLock(file: string, folder: string): Promise<Lock> {
	const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) });
	const draft = `${file}.${process.pid}`;
	await writeFile(draft, mine);
	try {
		while (!(await hasLinked(draft, file))) await setAsideStale(file, folder);
	} finally {
		await rm(draft, { force: true });
	}
	return { release: () => release(file, mine) };
}

async function setAsideStale(file: string, folder: string): Promise<void> {
	const seen = await readIfThere(file);
	if (seen === undefined) return;
	const holder = holderIn(seen);
	if (holder && isAlive(holder)) throw alreadyRunning(folder, holder);
	const aside = `${file}.${process.pid}.stale`;
	await rename(file, aside).catch(() => undefined);
	// Another start may have replaced the stale lock since we read it: give its lock back.
	const moved = await readIfThere(aside);
	if (moved !== undefined && moved !== seen) await hasLinked(aside, file);
	await rm(aside, { force: true });
}

async function release(file: string, mine: string): Promise<void> {
	if ((await readIfThere(file)) === mine) await rm(file, { force: true });
}

function alreadyRunning(folder: string, { pid }: Holder): PlainSentence {
	return new PlainSentence(
		`Osnova is already running on the folder ${folder} (process ${pid}). ` +
			'Please stop it first, or name another folder with --data.'
	);
}

async function hasLinked(from: string, to: string): Promise<boolean> {
	try {
		await link(from, to);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

async function readIfThere(file: string): Promise<string | undefined> {
	return readFile(file, 'utf8').catch(() => undefined);
}

function holderIn(text: string): Holder | undefined {
	try {
		return JSON.parse(text) as Holder;
	} catch {
		return undefined;
	}
}

function isAlive({ pid, born }: Holder): boolean {
	return bornAt(pid) === born && born !== '';
}

/** The moment a process began, in a form that no other process shares; '' when it is gone. */
function bornAt(pid: number): string {
	return process.platform === 'linux' ? bornOnLinux(pid) : bornElsewhere(pid);
}

function bornOnLinux(pid: number): string {
	try {
		const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
		const isZombie = fields[0] === 'Z';
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return isZombie ? '' : `${boot} ${fields[19]}`;
	} catch {
		return '';
	}
}

function bornElsewhere(pid: number): string {
	try {
		return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
	} catch {
		return '';
	}
}
