/**
 * Is every acknowledged write there after a crash? Kills the application, the database, or both, in the
 * middle of writes; starts again; compares with what was acknowledged; lets amcheck look at every index
 * and table. `node bench/crash/crash.ts [--rounds 40] [--json]`
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEngine } from '#platform/database/engine/engine.ts';
import { listPostgresOn } from '#platform/database/engine/predecessor.ts';

type Victim = 'application' | 'database' | 'both';

interface Round {
	victim: Victim;
	acknowledged: number;
	lost: number;
	damaged: number;
	reopenMs: number;
}

const { values } = parseArgs({
	options: { rounds: { type: 'string', default: '40' }, json: { type: 'boolean', default: false } }
});
const victims: Victim[] = ['application', 'database', 'both'];
const folder = await mkdtemp(path.join(tmpdir(), 'osnova crash '));
const acknowledged = new Map<string, number>();
const rounds: Round[] = [];

for (let round = 0; round < Number(values.rounds); round++) {
	const done = await crash(round, victims[round % victims.length] ?? 'both');
	rounds.push(done);
	const { victim, lost, damaged, reopenMs } = done;
	if (!values.json)
		console.log(
			`round ${round + 1}: killed ${victim} after ${done.acknowledged} writes; ` +
				`lost ${lost}, damaged ${damaged}, open again in ${reopenMs} ms`
		);
}
await rm(folder, { recursive: true, force: true });
console.log(values.json ? JSON.stringify(summary()) : table());
process.exitCode = rounds.some(({ lost, damaged }) => lost + damaged > 0) ? 1 : 0;

async function crash(round: number, victim: Victim): Promise<Round> {
	const writer = spawn(process.execPath, [
		path.join(import.meta.dirname, 'writer.ts'),
		folder,
		String(round)
	]);
	writer.stderr.resume();
	const before = total();
	const isUp = listen(writer, round);
	await isUp;
	await pause(300 + Math.random() * 1_200);
	await kill(writer, victim);
	const began = performance.now();
	const { lost, damaged, reopenMs } = await examine(began);
	return { victim, acknowledged: total() - before, lost, damaged, reopenMs };
}

/** Notes each acknowledged write; resolves when the writer has started. */
function listen(writer: ChildProcess, round: number): Promise<void> {
	return new Promise((up, fail) => {
		writer.once('exit', () => fail(new Error('the writer ended by itself')));
		if (!writer.stdout) throw new Error('the writer has no output');
		createInterface(writer.stdout).on('line', (line) => {
			const [word, writerNumber, step] = line.split(' ');
			if (word === 'up') up();
			if (word === 'did') acknowledged.set(`${round} ${writerNumber}`, Number(step));
		});
	});
}

async function kill(writer: ChildProcess, victim: Victim): Promise<void> {
	const closed = once(writer, 'close');
	// The whole database: postmaster and every process of it at once, as the kernel does it.
	if (victim !== 'application')
		for (const pid of listPostgresOn(path.join(folder, 'postgres'))) killNow(pid);
	if (victim !== 'database') writer.kill('SIGKILL');
	else setTimeout(() => writer.kill('SIGKILL'), 500);
	await closed;
}

function killNow(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// It went with the others.
	}
}

async function examine(began: number): Promise<Pick<Round, 'lost' | 'damaged' | 'reopenMs'>> {
	const engine = await startEngine({ dataFolder: folder, report: () => undefined });
	const reopenMs = Math.round(performance.now() - began);
	const client = new pg.Client(engine.url);
	await client.connect();
	try {
		return { lost: await countLost(client), damaged: await countDamaged(client), reopenMs };
	} finally {
		await client.end();
		await engine.stop();
	}
}

/** Every step up to the last acknowledged one must be there, of every round so far. */
async function countLost(client: pg.Client): Promise<number> {
	const { rows } = await client.query<{ key: string; step: number }>(
		`select round || ' ' || writer as key, step from deed`
	);
	const there = new Set(rows.map(({ key, step }) => `${key} ${step}`));
	let lost = 0;
	for (const [key, last] of acknowledged)
		for (let step = 0; step <= last; step++) if (!there.has(`${key} ${step}`)) lost++;
	return lost;
}

async function countDamaged(client: pg.Client): Promise<number> {
	await client.query('create extension if not exists amcheck');
	const found = [
		await client.query(
			`select * from pg_class c cross join lateral verify_heapam(c.oid)
			where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p'`
		)
	].reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
	const indexes = await client.query<{ oid: number; method: string }>(
		`select c.oid, am.amname as method from pg_class c
		join pg_index i on i.indexrelid = c.oid and i.indisvalid
		join pg_am am on am.oid = c.relam and am.amname in ('btree', 'gin')
		where c.relpersistence = 'p'`
	);
	let damaged = found;
	for (const { oid, method } of indexes.rows) {
		const question =
			method === 'btree'
				? 'select bt_index_check($1::regclass, true)'
				: 'select gin_index_check($1::regclass)';
		await client.query(question, [oid]).catch(() => damaged++);
	}
	return damaged;
}

function total(): number {
	return [...acknowledged.values()].reduce((sum, last) => sum + last + 1, 0);
}

function summary() {
	const of = (key: 'lost' | 'damaged' | 'acknowledged') => (list: Round[]) =>
		list.reduce((sum, round) => sum + round[key], 0);
	const line = (list: Round[]) => ({
		rounds: list.length,
		acknowledged: of('acknowledged')(list),
		lost: of('lost')(list),
		damaged: of('damaged')(list),
		reopenMedianMs: median(list.map(({ reopenMs }) => reopenMs)),
		reopenWorstMs: Math.max(...list.map(({ reopenMs }) => reopenMs))
	});
	const byVictim = victims.map((victim) => [
		victim,
		line(rounds.filter((r) => r.victim === victim))
	]);
	return { machine: machine(), ...Object.fromEntries(byVictim), all: line(rounds) };
}

function median(numbers: number[]): number {
	return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function machine(): string {
	const [first] = cpus();
	return `${cpus().length} cores ${first?.model ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

function table(): string {
	const { machine, ...lines } = summary();
	const rows = Object.entries(lines as Record<string, Record<string, number>>).map(
		([name, line]) => `| ${[name, ...Object.values(line)].join(' | ')} |`
	);
	return [
		'',
		machine,
		'',
		'| killed | rounds | acknowledged | lost | damaged | open again, median ms | worst ms |',
		'| --- | --- | --- | --- | --- | --- | --- |',
		...rows
	].join('\n');
}
