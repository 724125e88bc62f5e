/**
 * How long does it take to ask two thousand members for a year's fee, and to tell which of five
 * thousand bookings paid it? On a fresh built-in database, through the doors the pages use; beside the
 * matching two plain ways of doing it, the slow one in the last round only. `node bench/memberships/run.ts [--members 2000] [--lines 5000]
 * [--rounds 10] [--json]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { openDatabase } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { unwrap } from '#platform/outcome.ts';
import {
	enterCertain,
	listBankLines,
	listOpenInvoices
} from '#rooms/memberships/bank-lines.server.ts';
import { previewFees } from '#rooms/memberships/fee-preview.server.ts';
import { runFees } from '#rooms/memberships/fee-run.server.ts';
import { listInvoices } from '#rooms/memberships/invoice-record.server.ts';
import { matcher } from '#rooms/memberships/matching.ts';
import { takeInStatement } from '#rooms/memberships/statement-in.server.ts';
import { anOccasion, firstDay } from '#rooms/memberships/testing.ts';
import { load, machine, percentile, round, tableOf } from '../machine.ts';
import { aLargeCluster, forgetFees, statementOf } from './made-up.ts';
import { byEveryPair, byQueries } from './rivals.ts';

const { values } = parseArgs({
	options: {
		members: { type: 'string', default: '2000' },
		lines: { type: 'string', default: '5000' },
		rounds: { type: 'string', default: '10' },
		json: { type: 'boolean', default: false }
	}
});
const [members, lines, rounds] = [values.members, values.lines, values.rounds].map(Number) as [
	number,
	number,
	number
];
const today = firstDay.toISOString().slice(0, 10);
const year = { from: '2026-01-01', until: '2027-01-01' };
const took: Record<string, number[]> = {};

const folder = await mkdtemp(path.join(tmpdir(), 'osnova-fees-'));
const engine = await startEngine({
	dataFolder: path.join(folder, 'data'),
	report: () => undefined
});
const db = openDatabase(engine.url);
const files = diskFileStore(path.join(folder, 'files'));
try {
	await migrate(db);
	const { clusterId } = await aLargeCluster(db, members);
	await once(clusterId, 0);
	for (const times of Object.values(took)) times.length = 0;
	const before = load();
	for (let at = 1; at <= rounds; at += 1) await once(clusterId, at);
	report(before);
} finally {
	await db.destroy();
	await engine.stop();
	await rm(folder, { recursive: true, force: true });
}

async function once(clusterId: string, at: number): Promise<void> {
	await forgetFees(db);
	const asked = { clusterId, ...year };
	await timed('preview of the fees', () => previewFees(db, asked));
	await timed('fee run: invoices, letters, journal', async () =>
		unwrap(
			await attempt(db, (tx) =>
				runFees(tx, house, { ...asked, issuedOn: today }, anOccasion(firstDay))
			)
		)
	);
	const invoices = await timed('all invoices with what is owed', () =>
		listInvoices(db, clusterId, {}, today)
	);
	const sent = { clusterId, name: 'statement.xml', content: statementOf(invoices, lines, at) };
	await timed('statement taken in', async () =>
		unwrap(await attempt(db, (tx) => takeInStatement(tx, house, sent, { files, now: firstDay })))
	);
	const open = await listOpenInvoices(db, clusterId);
	const { rows } = await listBankLines(db, clusterId, { state: 'open', limit: lines });
	const own = await timed('matching, by ours', () => ours(open, rows));
	const pairs = await timed('matching, every pair', () => byEveryPair(open, rows));
	const asking =
		at === rounds
			? await timed('matching, a query for each line', () => byQueries(db, clusterId, rows))
			: own;
	const entered = await timed('what is certain entered', async () =>
		unwrap(await attempt(db, (tx) => enterCertain(tx, house, clusterId, firstDay)))
	);
	if (new Set([own, pairs, asking, entered]).size > 1)
		throw new Error(`not the same found: ${[own, pairs, asking, entered].join()}`);
	await timed('page of what waits, with suggestions', () => aPage(clusterId));
}

function ours(
	open: Parameters<typeof matcher>[0],
	rows: Parameters<ReturnType<typeof matcher>>[0][]
) {
	const suggest = matcher(open);
	return rows.filter((row) => suggest(row)[0]?.isCertain).length;
}

async function aPage(clusterId: string) {
	const [{ rows }, open] = await Promise.all([
		listBankLines(db, clusterId, { state: 'open', limit: 25 }),
		listOpenInvoices(db, clusterId)
	]);
	return rows.map(matcher(open));
}

async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
	const begun = performance.now();
	const value = await work();
	(took[what] ??= []).push(performance.now() - begun);
	return value;
}

function report(before: string): void {
	const rows = Object.entries(took).map(([what, times]) => ({
		what,
		p50: round(percentile(times, 0.5)),
		p95: round(percentile(times, 0.95)),
		worst: round(Math.max(...times))
	}));
	const asked = { members, lines, rounds };
	if (values.json) return console.log(JSON.stringify({ machine: machine(), before, asked, rows }));
	console.log(`${machine()}, ${before} before; ${JSON.stringify(asked)}\n`);
	console.log(
		tableOf(
			['what', 'p50 ms', 'p95 ms', 'worst ms'],
			rows.map(({ what, p50, p95, worst }) => [what, p50, p95, worst])
		)
	);
}
