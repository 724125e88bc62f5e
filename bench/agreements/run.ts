/**
 * A register of 10,000 agreements with 50,000 obligations: how long does each page take, and how much
 * of it is the query? Beside it the same rows in SQLite within the asking process.
 * `node bench/agreements/run.ts [--count 10000] [--asked 100] [--json]`, on the built pages.
 */
import { parseArgs } from 'node:util';
import type { Actor } from '#platform/actor.ts';
import { openDatabase } from '#platform/database/database.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { openBuiltHouse, signIn } from '../built-house.ts';
import { load, machine, percentile, round, tableOf, timed } from '../machine.ts';
import { dice } from '../search/made-up.ts';
import { makeUp } from './made-up.ts';
import { questionsOf, type Question } from './questions.ts';
import { openSqlite } from './rival.ts';
import { readCast, write } from './writing.ts';

const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '10000' },
		asked: { type: 'string', default: '100' },
		port: { type: 'string', default: '4260' },
		json: { type: 'boolean', default: false }
	}
});
const now = new Date();
const today = dayOf(now);
const told = (words: string) => void (values.json || console.error(words));

const house = await openBuiltHouse({ port: Number(values.port) });
const db = openDatabase(house.databaseUrl, { max: 10 });
try {
	const all = [...makeUp(Number(values.count), { cast: await readCast(db), today })];
	const begun = performance.now();
	await write(db, all);
	told(`${all.length} agreements written in ${round((performance.now() - begun) / 1000)} s`);
	const cluster = await findCluster();
	const reader: Actor = {
		...{ personId: null, onBehalfOfId: null },
		grants: [{ role: 'manager', scopeKind: 'cluster', scopeId: cluster.id }]
	};
	const asking = { db, reader, clusterId: cluster.id, slug: cluster.slug, now, today, all };
	const throwOf = dice(7);
	const questions = Array.from({ length: Number(values.asked) }, (_, at) =>
		questionsOf(asking, at, throwOf)
	).flat();
	const before = load();
	await report(
		Map.groupBy(questions, ({ what }) => what),
		before,
		all
	);
} finally {
	await db.destroy();
	await house.close();
}

/** The cluster that the manager of the demo world leads. */
async function findCluster() {
	return db
		.selectFrom('cluster')
		.select(['id', 'slug'])
		.where('slug', 'like', 'klaster-innowacyjnego-przemyslu%')
		.executeTakeFirstOrThrow();
}

async function report(
	sorts: ReadonlyMap<string, Question[]>,
	before: string,
	all: Parameters<typeof openSqlite>[0]
): Promise<void> {
	const cookie = await signIn(house.address, 'manager@lodz.example');
	const rival = openSqlite(all);
	const rows: (string | number)[][] = [];
	for (const [what, some] of sorts) {
		const page = await pages(some, 1, cookie);
		const crowded = await pages(some, 4, cookie);
		await timed(some.slice(0, 5), 1, (one) => one.query());
		const query = await timed(some, 1, (one) => one.query());
		const other = some[0]?.rival
			? await timed(some, 1, (one) => Promise.resolve(one.rival?.(rival)))
			: undefined;
		const told = [page, crowded, query, other].flatMap((took): (string | number)[] =>
			took ? [round(percentile(took, 0.5)), round(percentile(took, 0.95))] : ['–', '–']
		);
		rows.push([what, ...told, round(Math.max(...page))]);
		if (!values.json) console.error(rows.at(-1)?.join('  '));
	}
	rival.close();
	if (values.json)
		return console.log(JSON.stringify({ machine: machine(), before, asked: values.asked, rows }));
	console.log(`${machine()}, load ${before} before; each asked ${values.asked} times\n`);
	const parts = ['page', 'page, 4 at a time', 'query', 'SQLite'];
	const head = parts.flatMap((part) => [`${part}: p50 ms`, 'p95 ms']);
	console.log(tableOf(['asked', ...head, 'page, worst ms'], rows));
}

/** Each address once a turn: nothing that was kept answers. */
async function pages(some: readonly Question[], hands: number, cookie: string): Promise<number[]> {
	const ask = async ({ page }: Question) => {
		const wish = { headers: { cookie, accept: 'text/html' }, redirect: 'manual' as const };
		const answer = await fetch(house.address + page, wish);
		await answer.arrayBuffer();
		if (answer.status !== 200) throw new Error(`${page} was answered with ${answer.status}`);
	};
	await timed(some.slice(0, 5), hands, ask);
	return timed(some, hands, ask);
}
