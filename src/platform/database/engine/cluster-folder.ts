import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Report } from '#platform/report.ts';
import { callOf, handOver, type Caller } from './caller.ts';

const MAJOR = '18';

/** Makes PostgreSQL's folder on the first start; it appears whole or not at all. */
export async function readyClusterFolder(
	folder: string,
	{ initdb, caller, report }: { initdb: string; caller: Caller; report: Report }
): Promise<void> {
	await sweepUnfinished(folder);
	await setAsideHalfMade(folder, report);
	if (existsSync(folder)) return refuseOtherMajor(folder).then(() => handOver(folder, caller));

	report('Making a new database');
	const unfinished = await mkdtemp(`${folder}.new-`);
	await handOver(unfinished, caller);
	await runInitdb(initdb, unfinished, caller);
	await rename(unfinished, folder);
}

/**
 * What starts killed in the middle left behind. The `initdb` of such a start can still be writing,
 * so each start makes its database under a name of its own, and what resists goes next time.
 */
async function sweepUnfinished(folder: string): Promise<void> {
	const home = path.dirname(folder);
	const prefix = `${path.basename(folder)}.new`;
	const names = await readdir(home);
	for (const name of names.filter((one) => one.startsWith(prefix))) {
		await rm(path.join(home, name), { recursive: true, force: true }).catch(() => undefined);
	}
}

async function setAsideHalfMade(folder: string, report: Report): Promise<void> {
	if (!existsSync(folder) || existsSync(path.join(folder, 'global', 'pg_control'))) return;
	if ((await readdir(folder)).length === 0) return rmdir(folder);
	const aside = `${folder}.half-made-${Date.now()}`;
	await rename(folder, aside);
	report(`A half-made database was set aside in ${aside}`);
}

async function refuseOtherMajor(folder: string): Promise<void> {
	const found = (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim();
	if (found === MAJOR) return;
	throw new PlainSentence(
		`The database in ${folder} was made by PostgreSQL ${found}, this program brings ${MAJOR}. ` +
			'Please back it up with the program that made it (bin/osnova backup FILE) and restore it here.'
	);
}

async function runInitdb(initdb: string, folder: string, caller: Caller): Promise<void> {
	const wishes = ['--auth=trust', '--username=osnova', '--encoding=UTF8', '--locale=C.UTF-8'];
	const [command, args] = callOf(caller, initdb, ['-D', folder, '--data-checksums', ...wishes]);
	const child = spawn(command, args, {
		...caller.spawnAs,
		cwd: '/',
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let complaint = '';
	child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
	const code = await new Promise((done, fail) => child.on('error', fail).on('close', done));
	if (code !== 0) throw new PlainSentence(`The database could not be made: ${complaint.trim()}`);
}
