/**
 * Ten thousand people rush for three hundred seats within a minute, over HTTP, at two processes of the
 * house; every tenth presses the button twice. Are 300 confirmed, nobody twice, the rest waiting in
 * order of arrival, and how long does each wait for an answer? `node bench/registration/run.ts
 * [--people 10000] [--seats 300] [--seconds 60] [--haste 1]
 * [--json]`, on the built pages.
 */
import { parseArgs } from 'node:util';
import { house as self } from '#platform/actor.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { announceEvent, registerEvent } from '#rooms/events/event.server.ts';
import { anEventDraft } from '#rooms/events/testing.ts';
import { openBuiltHouse } from '../built-house.ts';
import { load, machine, percentile, round, tableOf } from '../machine.ts';
import { verdictOf } from './verdict.ts';
import { rush } from './rush.ts';

const { values } = parseArgs({
	options: {
		people: { type: 'string', default: '10000' },
		seats: { type: 'string', default: '300' },
		seconds: { type: 'string', default: '60' },
		haste: { type: 'string', default: '1' },
		port: { type: 'string', default: '4420' },
		json: { type: 'boolean', default: false }
	}
});
const [people, seats, seconds, haste, port] = [
	values.people,
	values.seats,
	values.seconds,
	values.haste,
	values.port
].map(Number) as [number, number, number, number, number];

const first = await openBuiltHouse({ port });
const second = await openBuiltHouse({ port: port + 1, databaseUrl: first.databaseUrl });
const db = openDatabase(first.databaseUrl, { max: 2 });
try {
	const addresses = [first.address, second.address];
	await openRegistration(db, 'warm-up', 10);
	await rush({ addresses, slug: 'warm-up', people: 200, seconds: 4, haste: 1 });
	const eventId = await openRegistration(db, 'rush', seats);
	const before = load();
	const { took, statuses, sent } = await rush({ addresses, slug: 'rush', people, seconds, haste });
	const verdict = await verdictOf(db, eventId, { seats, sent });
	report({ took, statuses, verdict, before });
} finally {
	await db.destroy();
	await second.close();
	await first.close();
}

async function openRegistration(on: Database, slug: string, count: number): Promise<string> {
	const day = 86_400_000;
	const draft = anEventDraft(
		{ name: slug },
		{
			slug,
			seats: count,
			startsAt: new Date(Date.now() + 30 * day),
			endsAt: new Date(Date.now() + 31 * day)
		}
	);
	const owner = { ownerKind: 'cluster' as const, ownerId: newId() };
	return on.transaction().execute(async (tx) => {
		const id = unwrap(await registerEvent(tx, self, { owner, draft }, new Date()));
		unwrap(await announceEvent(tx, self, id, new Date()));
		return id;
	});
}

type Measured = {
	took: number[];
	statuses: Record<number, number>;
	verdict: Awaited<ReturnType<typeof verdictOf>>;
	before: string;
};

function report({ took, statuses, verdict, before }: Measured): void {
	const line = {
		people,
		seats,
		seconds,
		haste,
		sent: took.length,
		p50: round(percentile(took, 0.5)),
		p95: round(percentile(took, 0.95)),
		p99: round(percentile(took, 0.99)),
		worst: round(Math.max(...took)),
		statuses,
		...verdict
	};
	if (values.json) return console.log(JSON.stringify({ machine: machine(), before, ...line }));
	console.log(`${machine()}, ${before} before\n`);
	const rows = Object.entries(line).map(([name, value]) => [name, JSON.stringify(value)]);
	console.log(tableOf(['', 'measured'], rows));
}
