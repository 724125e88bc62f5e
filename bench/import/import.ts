/**
 * How long does a table of 100,000 organisations take? On a fresh built-in database: tries it, takes it
 * in, undoes it, three times. `node bench/import/import.ts [--rows 100000] [--runs 3] [--json]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { wallClock } from '#platform/clock.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { checkImport, runImport } from '#rooms/organisations/import-run.server.ts';
import { undoImport } from '#rooms/organisations/import-undo.server.ts';
import { beginImport, getImport, mapColumns } from '#rooms/organisations/import.server.ts';
import { organisationIntake } from '#rooms/organisations/organisation-intake.server.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '100000' },
		runs: { type: 'string', default: '3' },
		json: { type: 'boolean', default: false }
	}
});
const rowCount = Number(values.rows);
const folder = await mkdtemp(path.join(tmpdir(), 'osnova-import-'));
const engine = await startEngine({
	dataFolder: path.join(folder, 'data'),
	report: () => undefined
});
const db = openDatabase(engine.url);
await migrate(db);
const files = diskFileStore(path.join(folder, 'files'));
const work = { db, files, clock: wallClock };
const intake = organisationIntake(() => Promise.resolve(new Map()));
const personId = newId();
const actor = { personId, onBehalfOfId: null, grants: [] };
await db
	.insertInto('person')
	.values({ id: personId, name: 'Anna', email: 'anna@osnova.example', image: null, erasedAt: null })
	.execute();
const content = Buffer.from(tableOf(rowCount));
const runs: Record<'look' | 'check' | 'take' | 'undo', number>[] = [];
let mostMemory = 0;
const watch = setInterval(() => {
	mostMemory = Math.max(mostMemory, process.memoryUsage().rss);
}, 200);

for (let run = 0; run < Number(values.runs); run++) runs.push(await once());
clearInterval(watch);
await db.destroy();
await engine.stop();
await rm(folder, { recursive: true, force: true });
console.log(values.json ? JSON.stringify(summary()) : table());

async function once() {
	const { value: id, ms: look } = await timed(() =>
		db.transaction().execute(async (tx) => {
			const now = new Date();
			const upload = {
				kind: 'organisations' as const,
				clusterId: null,
				name: 'firms.csv',
				content
			};
			const begun = unwrap(await beginImport(tx, files, actor, upload, now));
			const { mapping } = await getImport(tx, begun);
			const settled = { ...mapping, locale: 'pl', country: 'PL' };
			unwrap(await mapColumns(tx, actor, { id: begun, mapping: settled }, now));
			return begun;
		})
	);
	const { ms: check } = await timed(() => checkImport(work, id, intake as never));
	const { ms: take } = await timed(() => runImport(work, id, intake as never));
	const { acceptedRows } = await getImport(db, id);
	if (acceptedRows !== rowCount) throw new Error(`only ${acceptedRows} of ${rowCount} came in`);
	const { ms: undo } = await timed(() => undoImport(work, id, actor, intake as never));
	return { look, check, take, undo };
}

async function timed<Value>(work: () => Promise<Value>) {
	const began = performance.now();
	return { value: await work(), ms: performance.now() - began };
}

function middle(step: keyof (typeof runs)[number]): number {
	const sorted = runs.map((run) => run[step]).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function summary() {
	const steps = Object.fromEntries(
		(['look', 'check', 'take', 'undo'] as const).map((step) => [
			step,
			{
				medianMs: Math.round(middle(step)),
				rowsPerSecond: Math.round(rowCount / (middle(step) / 1000))
			}
		])
	);
	return {
		question: 'import',
		rows: rowCount,
		runs: runs.length,
		steps,
		mostMemoryMb: Math.round(mostMemory / 1e6)
	};
}

function table(): string {
	const { steps, mostMemoryMb } = summary();
	const machine = `${cpus().length} cores ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
	const lines = Object.entries(steps).map(
		([step, { medianMs, rowsPerSecond }]) =>
			`| ${step.padEnd(5)} | ${(medianMs / 1000).toFixed(1).padStart(9)} | ${String(rowsPerSecond).padStart(13)} |`
	);
	return [
		machine,
		'',
		'| step  | median, s | rows a second |',
		'| ----- | --------- | ------------- |',
		...lines,
		'',
		`${rowCount} rows, ${runs.length} runs, ${(content.length / 1e6).toFixed(1)} MB of CSV, at most ${mostMemoryMb} MB of memory`
	].join('\n');
}
