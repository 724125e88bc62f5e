/**
 * What do a hundred thousand organisations ask for? A house of 100,000 organisations in clusters, 300,000
 * entries of the marketplace and 50,000 needs on the built-in database: the radar of one cluster and of an
 * umbrella of ten, and the picture of their value chains.
 * `node bench/needs/run.ts [--owners 100000] [--entries 300000] [--needs 50000] [--rounds 40] [--json]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { listAtSteps, readCover } from '#rooms/needs/chain-cover.server.ts';
import { countRadar, listRadar } from '#rooms/needs/radar.server.ts';
import { radarIn } from '#rooms/needs/radar.ts';
import { load, machine, percentile, round, tableOf, timed } from '../machine.ts';
import { membersPerCluster, writeHouse } from './writing.ts';

const { values } = parseArgs({
	options: {
		owners: { type: 'string', default: '100000' },
		entries: { type: 'string', default: '300000' },
		needs: { type: 'string', default: '50000' },
		rounds: { type: 'string', default: '40' },
		json: { type: 'boolean', default: false }
	}
});
const folder = await mkdtemp(path.join(tmpdir(), 'osnova-needs-'));
const engine = await startEngine({ dataFolder: folder, report: () => undefined });
const db = openDatabase(engine.url, { max: 12 });
const lines: (string | number)[][] = [];
const today = '2026-11-22';
const rounds = Number(values.rounds);

try {
	await migrate(db);
	const clusterIds = await writeHouse(db, {
		owners: Number(values.owners),
		entries: Number(values.entries),
		needs: Number(values.needs)
	});
	await measure('one cluster', { clusterIds: clusterIds.slice(0, 1), today });
	await measure('ten clusters', { clusterIds: clusterIds.slice(0, 10), today });
	tell();
} finally {
	await db.destroy();
	await engine.stop();
	await rm(folder, { recursive: true, force: true });
}

type Extent = { clusterIds: string[]; today: string };

async function measure(of: string, extent: Extent): Promise<void> {
	const all = radarIn(new URLSearchParams());
	const some = radarIn(new URLSearchParams('step=textile_fashion:weaving&open=yes'));
	const cut = { limit: 25, offset: 0 };
	const { total } = await countRadar(db, extent, all);
	const what = (name: string) => `${name}, ${of} (${total} asked for)`;
	await note(what('counts'), 1, () => countRadar(db, extent, all));
	await note(what('counts, filtered'), 1, () => countRadar(db, extent, some));
	await note(what('first lines'), 1, () => listRadar(db, extent, all, cut));
	await note(what('counts and lines'), 10, () =>
		Promise.all([countRadar(db, extent, all), listRadar(db, extent, all, cut)])
	);
	await note(what('value chain'), 1, () =>
		Promise.all([readCover(db, extent), listAtSteps(db, extent, { most: 6 })])
	);
}

async function note(what: string, hands: number, ask: () => Promise<unknown>): Promise<void> {
	await ask();
	const took = await timed(Array.from({ length: rounds }), hands, ask);
	const [p50, p95, worst] = [0.5, 0.95, 1].map((share) => round(percentile(took, share)));
	lines.push([what, hands, rounds, p50 ?? 0, p95 ?? 0, worst ?? 0]);
}

function tell(): void {
	if (values.json) return console.log(JSON.stringify({ machine: machine(), lines }));
	console.log(`${machine()}, load now ${load()}, ${membersPerCluster} members a cluster\n`);
	const head = ['asked', 'at a time', 'rounds', 'p50 ms', 'p95 ms', 'worst ms'];
	console.log(tableOf(head, lines));
}
