/**
 * How long does a search take among 100,000 organisations, on the built-in database; and beside plain
 * `ILIKE` and SQLite's FTS5 over the same texts? `node bench/search/run.ts [--count 100000] [--json]`
 * Needs the built pages for the second half; `--no-pages` leaves it out.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { searchEdition } from '#platform/search/edition.ts';
import { putEntries } from '#platform/search/entry.server.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import type { Wanted } from '#platform/search/wanted.ts';
import { saveSetting } from '#platform/settings.server.ts';
import { openBuiltHouse } from '../built-house.ts';
import { machine, percentile, round, tableOf, timed } from '../machine.ts';
import { timePages } from '../page-asking.ts';
import { searchMemoryOn } from '../search-memory.ts';
import { makeUp, type MadeUp } from './made-up.ts';
import { makeQuestions, type Question } from './questions.ts';
import { openFts, openIlike, sampleOf, type Rival } from './rivals.ts';

interface Line {
	what: string;
	hands: number;
	questions: number;
	p50: number;
	p95: number;
	worst: number;
}

const { values } = parseArgs({
	allowNegative: true,
	options: {
		count: { type: 'string', default: '100000' },
		questions: { type: 'string', default: '500' },
		port: { type: 'string', default: '4610' },
		pages: { type: 'boolean', default: true },
		sorts: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false }
	}
});
const folder = await mkdtemp(path.join(tmpdir(), 'osnova search '));
const engine = await startEngine({ dataFolder: folder, report: () => undefined });
const db = openDatabase(engine.url, { max: 10 });
const memory = searchMemoryOn(engine.url);
const lines: Line[] = [];
const told = (words: string) => void (values.json || console.error(words));

try {
	const known = [...makeUp(Number(values.count))];
	await migrate(db);
	const written = await write(db, known);
	told(`${known.length} organisations written in ${round(written / 1000)} s`);
	const questions = makeQuestions(Number(values.questions), known);
	await askAlone(questions);
	await memory.close();
	await askRivals(known, questions);
	if (values.pages) await askPages(known, questions);
	report(known.length, written);
} finally {
	await memory.close();
	await db.destroy();
	await engine.stop();
	await rm(folder, { recursive: true, force: true });
}

async function write(db: Database, known: readonly MadeUp[]): Promise<number> {
	const begun = performance.now();
	const now = new Date();
	for (let from = 0; from < known.length; from += 1_000)
		await db.transaction().execute((tx) =>
			putEntries(
				tx,
				known.slice(from, from + 1_000).map(({ entry }) => entry),
				now
			)
		);
	// They are nowhere but in the search, so that nobody can write them anew.
	await db
		.transaction()
		.execute((tx) => saveSetting(tx, 'search.edition', { edition: searchEdition }));
	await sql`vacuum analyze search_entry`.execute(db);
	// Nothing is measured while the disk still takes what was just written.
	await sql`checkpoint`.execute(db);
	return performance.now() - begun;
}

async function askAlone(questions: readonly Question[]): Promise<void> {
	const ask = ({ wanted }: Question) => searchEntries(db, wanted);
	const askAll = async (what: string) => {
		await timed(sampleOf(questions, 50), 4, ask);
		for (const hands of [1, 10]) note(what, hands, await timed(questions, hands, ask));
	};
	await askAll('the same, from the database alone');
	told(`everything read into memory in ${round(await memory.open())} s`);
	await askAll('Osnova, the query');
	if (!values.sorts) return;
	for (const [sort, some] of Map.groupBy(questions, (it) => it.sort))
		note(`  ${sort}`, 1, await timed(some, 1, ask));
}

async function askRivals(known: readonly MadeUp[], questions: readonly Question[]): Promise<void> {
	await compare('SQLite FTS5', openFts(known), questions);
	await compare('ILIKE', await openIlike(db, known), sampleOf(questions, 30));
}

async function compare(name: string, rival: Rival, some: readonly Question[]): Promise<void> {
	await timed(some.slice(0, 10), 1, (it) => rival.ask(it));
	// What runs inside this process cannot be asked by ten at once.
	for (const hands of name.startsWith('SQLite') ? [1] : [1, 10])
		note(name, hands, await timed(some, hands, (it) => rival.ask(it)));
	await rival.close();
}

async function askPages(known: readonly MadeUp[], questions: readonly Question[]): Promise<void> {
	const port = Number(values.port);
	const house = await openBuiltHouse({ port, databaseUrl: engine.url, isEmpty: true });
	try {
		await untilAllIsRead(house.address);
		for (const page of ['search', 'organisations']) {
			// As in a house that has been open for a while; no question is among those that count.
			const addressesOf = (some: readonly Question[], from = 0) =>
				some.map(({ wanted }, at) => house.address + addressOf(page, wanted, from + at));
			const before = addressesOf(makeQuestions(400, known, 8), questions.length);
			const took = await timePages({ before, addresses: addressesOf(questions), hands: 10 });
			note(`/${page}, the whole page`, 10, took);
		}
	} finally {
		await house.close();
	}
}

async function untilAllIsRead(address: string): Promise<void> {
	for (;;) {
		const numbers = await (await fetch(`${address}/metrics`)).text();
		if (/^osnova_search_in_memory 1$/m.test(numbers)) return;
		await new Promise((done) => setTimeout(done, 200));
	}
}

/** Every address once: nothing that was kept answers. */
function addressOf(page: string, wanted: Wanted, place: number): string {
	const parameters = new URLSearchParams({ q: wanted.text ?? '', ask: String(place) });
	for (const one of wanted.countries ?? []) parameters.append('country', one);
	for (const one of wanted.regions ?? []) parameters.append('region', one);
	for (const one of wanted.sectors ?? []) parameters.append('sector', one);
	for (const one of wanted.kinds ?? []) parameters.append('kind', one);
	return `/${wanted.locale}/${page}?${parameters}`;
}

function note(what: string, hands: number, took: number[]): void {
	const line = {
		what,
		hands,
		questions: took.length,
		p50: round(percentile(took, 0.5)),
		p95: round(percentile(took, 0.95)),
		worst: round(Math.max(...took))
	};
	lines.push(line);
	told(Object.values(line).join('  '));
}

function report(count: number, written: number): void {
	if (values.json)
		return console.log(JSON.stringify({ machine: machine(), count, written, lines }));
	const head = ['asked', 'at a time', 'questions', 'p50 ms', 'p95 ms', 'worst ms'];
	console.log(`\n${machine()}; ${count} organisations written in ${round(written / 1000)} s\n`);
	console.log(
		tableOf(
			head,
			lines.map((line) => Object.values(line))
		)
	);
}
