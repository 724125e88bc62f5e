import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bufferMegabytes, startEngine, type Engine } from './engine.ts';
import { listPostgresOn } from './predecessor.ts';

const ownerProgram = path.join(import.meta.dirname, 'testing-owner.ts');
const silent = () => undefined;
let home: string;

beforeAll(async () => {
	home = await mkdtemp(path.join(tmpdir(), 'osnova engine żółć '));
	await chmod(home, 0o755);
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function folderNamed(name: string): Promise<string> {
	const folder = path.join(home, name);
	await mkdir(folder, { recursive: true });
	return folder;
}

async function ask(engine: { url: string }, text: string): Promise<string[]> {
	const client = new pg.Client(engine.url);
	client.on('error', silent);
	await client.connect();
	try {
		const { rows } = await client.query<string[]>({ text, rowMode: 'array' });
		return rows.map((row) => String(row[0]));
	} finally {
		await client.end();
	}
}

interface Owner {
	child: ChildProcess;
	words: string[];
	pid: number;
	url: string;
}

async function startOwner(folder: string, env: NodeJS.ProcessEnv = {}): Promise<Owner> {
	const child = spawn(process.execPath, [ownerProgram, folder], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, ...env }
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	const words: string[] = [];
	for await (const line of createInterface(child.stdout)) {
		words.push(line);
		if (/^(up|refused)/.test(line)) break;
	}
	if (!/^(up|refused)/.test(words.at(-1) ?? '')) throw new Error(words.join('\n'));
	const [, pid, url] = (words.at(-1) ?? '').split(' ');
	return { child, words, pid: Number(pid), url: url ?? '' };
}

async function untilNobodyWorksOn(folder: string): Promise<void> {
	while (listPostgresOn(path.join(folder, 'postgres')).length > 0) await pause(20);
}

async function makeNotes({ url }: { url: string }, count: number): Promise<void> {
	await ask({ url }, 'create table note (id integer primary key)');
	await ask({ url }, `insert into note select generate_series(1, ${count})`);
}

describe('an engine', () => {
	let engine: Engine;
	let folder: string;

	beforeAll(async () => {
		folder = await folderNamed('a folder with spaces');
		engine = await startEngine({ dataFolder: folder, report: silent });
	});
	afterAll(() => engine.stop());

	test('writes every commit to the disk and checks what it reads', async () => {
		for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums']) {
			expect(await ask(engine, `show ${setting}`), setting).toEqual(['on']);
		}
	});

	test('keeps an eighth of the memory at hand, within bounds', async () => {
		expect([1, 4, 64].map((gigabytes) => bufferMegabytes(gigabytes * 2 ** 30))).toEqual([
			128, 512, 1024
		]);
		const [kept] = await ask(
			engine,
			"select setting::int / 128 from pg_settings where name = 'shared_buffers'"
		);
		expect(Number(kept)).toBeGreaterThanOrEqual(128);
	});

	test('is reached by a private socket only', async () => {
		expect(await ask(engine, 'show listen_addresses')).toEqual(['']);
		expect((await stat(path.join(folder, 'socket'))).mode & 0o777).toBe(0o700);
	});

	test('does not run as root', async () => {
		expect(await ask(engine, 'show data_directory_mode')).toEqual(['0700']);
		expect(await ask(engine, 'select version()')).toEqual([
			expect.stringContaining('PostgreSQL 18')
		]);
	});

	test('refuses a second start on its folder with a sentence', async () => {
		const second = await startOwner(folder);
		expect(second.words.at(-1)).toMatch(
			/^refused Osnova is already running on the folder .*--data/
		);
		expect(await ask(engine, 'select 1')).toEqual(['1']);
	});

	test('rises again by itself when it is killed', async () => {
		await ask(engine, 'create table kept as select 7 as number');
		const first = engine.pid() ?? 0;
		process.kill(first, 'SIGKILL');
		await expect
			.poll(() => ask(engine, 'select number from kept').catch(() => 'away'))
			.toEqual(['7']);
		expect(engine.pid()).not.toBe(first);
	});
});

test('a folder is there whole after stop and start', async () => {
	const dataFolder = await folderNamed('stopped');
	const first = await startEngine({ dataFolder, report: silent });
	await makeNotes(first, 100);
	await first.stop();
	expect(listPostgresOn(path.join(dataFolder, 'postgres'))).toEqual([]);
	const second = await startEngine({ dataFolder, report: silent });
	expect(await ask(second, 'select count(*) from note')).toEqual(['100']);
	await second.stop();
	expect(await readdir(dataFolder)).not.toContain('osnova.lock');
});

test('when its owner is killed it stops cleanly, and the next start waits for it', async () => {
	const folder = await folderNamed('killed');
	const owner = await startOwner(folder);
	await makeNotes(owner, 100);
	owner.child.kill('SIGKILL');
	const next = await startOwner(folder);
	expect(await ask(next, 'select count(*) from note')).toEqual(['100']);
	next.child.kill('SIGKILL');
	await untilNobodyWorksOn(folder);
	expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('stops with its owner on SIGTERM', async () => {
	const folder = await folderNamed('asked to stop');
	const owner = await startOwner(folder);
	owner.child.kill('SIGTERM');
	await once(owner.child, 'exit');
	expect(listPostgresOn(path.join(folder, 'postgres'))).toEqual([]);
});

test('a start killed in the middle of the first start is made good by the next', async () => {
	const folder = await folderNamed('first start killed');
	for (const delay of [50, 150, 400, 800]) {
		const child = spawn(process.execPath, [ownerProgram, folder], { stdio: 'ignore' });
		await pause(delay);
		child.kill('SIGKILL');
	}
	const owner = await startOwner(folder);
	expect(await ask(owner, 'select 1')).toEqual(['1']);
});

test('a half-made folder is set aside, never deleted', async () => {
	const folder = await folderNamed('half-made');
	await mkdir(path.join(folder, 'postgres', 'base'), { recursive: true });
	await writeFile(path.join(folder, 'postgres', 'base', 'relic'), 'kept');
	const engine = await startEngine({ dataFolder: folder, report: silent });
	await engine.stop();
	const names = await readdir(folder);
	expect(names.some((name) => name.startsWith('postgres.half-made-'))).toBe(true);
});

test('a folder of another major version is refused with the way out', async () => {
	const folder = await folderNamed('older');
	await mkdir(path.join(folder, 'postgres', 'global'), { recursive: true });
	await writeFile(path.join(folder, 'postgres', 'global', 'pg_control'), '');
	await writeFile(path.join(folder, 'postgres', 'PG_VERSION'), '17\n');
	await expect(startEngine({ dataFolder: folder, report: silent })).rejects.toThrow(
		/made by PostgreSQL 17.*bin\/osnova backup/
	);
});

test('a traced process id that belongs to a stranger does not stop the start', async () => {
	const folder = await folderNamed('recycled');
	await (await startEngine({ dataFolder: folder, report: silent })).stop();
	const trace = path.join(folder, 'postgres', 'postmaster.pid');
	await writeFile(trace, `${process.ppid}\n${folder}\n0\n5432\n\n\n\n\n`);
	const socketTrace = path.join(folder, 'socket', '.s.PGSQL.5432.lock');
	await writeFile(socketTrace, `${process.ppid}\n${folder}\n0\n5432\n`);
	const engine = await startEngine({ dataFolder: folder, report: silent });
	expect(await ask(engine, 'select 1')).toEqual(['1']);
	await engine.stop();
});

test('a folder too deep for a socket path gets its socket under the temporary folder', async () => {
	const folder = await folderNamed('deep/'.repeat(12) + 'end');
	const engine = await startEngine({ dataFolder: folder, report: silent });
	expect(decodeURIComponent(engine.url)).toContain(path.join(tmpdir(), 'osnova-'));
	expect(await ask(engine, 'select 1')).toEqual(['1']);
	await engine.stop();
});

test.runIf(process.getuid?.() === 0)(
	'where root may not make user namespaces, it runs as nobody',
	async () => {
		const folder = await folderNamed('no namespaces');
		const commands = await folderNamed('commands');
		await writeFile(path.join(commands, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
		const PATH = `${commands}:${process.env.PATH}`;
		const owner = await startOwner(folder, { PATH });
		expect(owner.words.at(-1)).toMatch(/^up/);
		await makeNotes(owner, 3);
		expect((await stat(path.join(folder, 'postgres'))).uid).toBe(65534);
		owner.child.kill('SIGKILL');
		const back = await startOwner(folder);
		expect(await ask(back, 'select count(*) from note')).toEqual(['3']);
		expect((await stat(path.join(folder, 'postgres'))).uid).toBe(0);
	}
);
