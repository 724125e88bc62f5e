/**
 * The marketplace of a continent: 100,000 organisations and 300,000 entries on the built-in database.
 * How long does a search take, how soon is an edit found, what do a day's edits leave behind, how long
 * does it take to find an entry's counterparts?
 * `node bench/market/run.ts [--owners 100000] [--entries 300000] [--edits 20000] [--data FOLDER] [--json]`
 * With `--data` what was written there is kept, and used the next time.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openDatabase } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { publicMemory } from '#platform/public-memory.ts';
import { locales } from '#platform/locale.ts';
import { searchWithFacets } from '#platform/search/search.server.ts';
import type { Facet, Wanted } from '#platform/search/wanted.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { listMatches } from '#rooms/matching/matching.server.ts';
import { readGold } from '../cross-language/gold.ts';
import { load, machine, percentile, round, tableOf, timed } from '../machine.ts';
import { dice, makeUp, pick } from '../search/made-up.ts';
import { makeQuestions } from '../search/questions.ts';
import { searchMemoryOn } from '../search-memory.ts';
import { editForADay, findAfterEdit } from './edits.ts';
import { makeUpEntries } from './made-up.ts';
import { byLikeWords, weighAll } from './rivals.ts';
import { measureSize, writeEntries, writeOwners } from './writing.ts';

type Line = [what: string, hands: number, times: number, p50: number, p95: number, worst: number];

const { values } = parseArgs({
	options: {
		owners: { type: 'string', default: '100000' },
		entries: { type: 'string', default: '300000' },
		edits: { type: 'string', default: '20000' },
		questions: { type: 'string', default: '500' },
		data: { type: 'string' },
		sorts: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false }
	}
});
const before = load();
const lines: Line[] = [];
const told = (words: string) => void (values.json || console.error(words));
const folder = values.data ?? (await mkdtemp(path.join(tmpdir(), 'osnova-market-')));
await mkdir(folder, { recursive: true });
const engine = await startEngine({ dataFolder: folder, report: () => undefined });
const db = openDatabase(engine.url, { max: 12 });
const memory = searchMemoryOn(engine.url);
const gold = await readGold();
const owners = [...makeUp(Number(values.owners))];
const throwOf = dice(11);
const ofMarket: Facet[] = ['directions', 'kinds', 'countries', 'regions', 'sectors', 'labels'];
const ofAll: Facet[] = ['subjectKinds', 'countries', 'regions', 'sectors'];

try {
	// As in a house that hears of every change.
	publicMemory.trust(true);
	await write();
	await askSearch();
	await askMatches();
	await edit();
	tell();
} finally {
	await memory.close();
	await db.destroy();
	await engine.stop();
	if (!values.data) await rm(folder, { recursive: true, force: true });
}

async function write(): Promise<void> {
	await migrate(db);
	const known = await db.selectFrom('marketplaceEntry').select('id').limit(1).execute();
	if (known.length > 0) return;
	const begun = performance.now();
	await writeOwners(db, owners, new Date());
	await writeEntries(db, makeUpEntries(gold, owners, Number(values.entries)), new Date());
	await sql`vacuum analyze`.execute(db);
	told(`written in ${round((performance.now() - begun) / 1000)} s`);
}

type Asked = { sort: string; wanted: Wanted; facets: readonly Facet[] };

/** On the marketplace what people would type, in the search of everything the names of firms as well. */
function questionsOf(count: number): Asked[] {
	const trade = Array.from({ length: count }, (): Asked => {
		const { texts } = pick(throwOf, gold.queries);
		const locale = pick(throwOf, locales);
		const wanted: Wanted = { text: texts[locale], locale, subjectKinds: ['entry'] };
		const turn = throwOf();
		if (turn < 0.2) wanted.directions = ['request'];
		else if (turn < 0.4) wanted.countries = ['PL'];
		else if (turn < 0.5) wanted.text = '';
		const sort = turn < 0.4 ? 'the trade, narrowed' : wanted.text ? 'the trade' : 'no words';
		return { sort, wanted, facets: ofMarket };
	});
	const firms = makeQuestions(count, owners).map(({ sort, wanted }) => {
		const { subjectKinds: _, ...anything } = wanted;
		return { sort: `everything: ${sort}`, wanted: anything, facets: ofAll };
	});
	return trade.flatMap((one, at) => [one, firms[at] ?? one]);
}

async function askSearch(): Promise<void> {
	const questions = questionsOf(Number(values.questions) / 2);
	const ask = ({ wanted, facets }: Asked) =>
		searchWithFacets(db, wanted, { withSome: wanted.subjectKinds !== undefined }, facets);
	await timed(questions.slice(0, 60), 4, ask);
	for (const hands of [1, 10])
		note('the same, from the database alone', hands, await timed(questions, hands, ask));
	await memory.open();
	await timed(questions.slice(0, 60), 4, ask);
	for (const hands of [1, 10])
		note('Osnova, the query and its facets', hands, await timed(questions, hands, ask));
	if (values.sorts)
		for (const [sort, some] of Map.groupBy(questions, (it) => it.sort))
			note(`  ${sort}`, 1, await timed(some, 1, ask));
	const rival = await byLikeWords(db);
	const few = questions.filter(({ wanted }) => wanted.text).slice(0, 20);
	for (const hands of [1, 10])
		note('`ILIKE` over titles and summaries', hands, await timed(few, hands, rival));
}

async function askMatches(): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select id from marketplace_entry order by md5(id::text) limit 220`.execute(db);
	const linked = new Set<string>();
	const ask = async ({ id }: { id: string }) => {
		const entry = await findEntry(db, id);
		if (entry) await listMatches(db, entry, { linked });
	};
	await timed(rows.slice(0, 20), 1, ask);
	for (const hands of [1, 10])
		note('counterparts of an entry', hands, await timed(rows.slice(20), hands, ask));
	note(
		'every entry weighed, its words compared',
		1,
		await timed(rows.slice(20, 25), 1, ({ id }) => weighAll(db, id))
	);
}

async function edit(): Promise<void> {
	note('from an edit to its being found', 1, await findAfterEdit(db, 100, throwOf));
	const count = Number(values.edits);
	if (count === 0) return;
	const sizes = [await measureSize(db)];
	for (const day of [1, 2, 3]) {
		note(`an edit, day ${day}`, 4, await editForADay(db, count, throwOf));
		sizes.push(await measureSize(db));
	}
	const rows = sizes.map(({ table, indexes }, day) => [day, round(table), round(indexes)]);
	console.log(tableOf(['after days', 'table MB', 'indexes MB'], rows));
	const ask = questionsOf(100);
	note(
		'the query after it',
		10,
		await timed(ask, 10, ({ wanted, facets }) => searchWithFacets(db, wanted, {}, facets))
	);
}

function note(what: string, hands: number, took: readonly number[]): void {
	const line: Line = [
		what,
		hands,
		took.length,
		round(percentile(took, 0.5)),
		round(percentile(took, 0.95)),
		round(Math.max(...took))
	];
	lines.push(line);
	told(line.join('  '));
}

function tell(): void {
	if (values.json) return console.log(JSON.stringify({ machine: machine(), before, lines }));
	console.log(`\n${machine()}, ${before} before\n`);
	console.log(tableOf(['what', 'at a time', 'times', 'p50 ms', 'p95 ms', 'worst ms'], lines));
}
