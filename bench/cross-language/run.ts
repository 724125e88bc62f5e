/**
 * Is what was written in one language found by who asks in another? 92 topics of the trade with what
 * was written about each in six languages, and what people would type; beside the house's own search
 * PostgreSQL's full text and trigrams. `node bench/cross-language/run.ts [--misses] [--json]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { putEntries, type SearchEntry } from '#platform/search/entry.server.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { load, machine } from '../machine.ts';
import { searchMemoryOn } from '../search-memory.ts';
import { readGold, type Gold, type GoldEntry, type GoldQuery } from './gold.ts';
import { measure, type Measured } from './measures.ts';
import { byFullText, byTrigrams, writeRivals, type Ask } from './rivals.ts';
import { pairsOf, report, summaryOf, type Asked } from './telling.ts';

const { values } = parseArgs({
	options: {
		misses: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false }
	}
});
/** So far down a list of all languages one language is looked for. */
const deep = 200;
/** So many a reader sees at once. */
const page = 20;

const folder = await mkdtemp(path.join(tmpdir(), 'osnova-languages-'));
const engine = await startEngine({ dataFolder: folder, report: () => undefined });
const db = openDatabase(engine.url);
const memory = searchMemoryOn(engine.url);
try {
	const before = load();
	const gold = await readGold();
	await migrate(db);
	await write(db, gold.entries);
	await writeRivals(db, gold.entries);
	await memory.open();
	const ways: Record<string, Ask> = {
		Osnova: ask,
		'from the database alone': async (...asked) => {
			await memory.close();
			return ask(...asked);
		},
		'full text': byFullText(db, deep),
		trigrams: byTrigrams(db, deep)
	};
	const asked: Asked[] = [];
	for (const [way, askIt] of Object.entries(ways)) asked.push(...(await askAll(way, askIt, gold)));
	tell(gold, asked, before);
} finally {
	await memory.close();
	await db.destroy();
	await engine.stop();
	await rm(folder, { recursive: true, force: true });
}

async function write(db: Database, entries: readonly GoldEntry[]): Promise<void> {
	const now = new Date();
	await db.transaction().execute((tx) => putEntries(tx, entries.map(searchEntryOf), now));
}

/** Title and summary as the marketplace weighs them. */
function searchEntryOf({ id, locale, title, summary }: GoldEntry): SearchEntry {
	return {
		subject: { kind: 'entry', id },
		titles: { [locale]: title },
		originalLocale: locale,
		summaries: { [locale]: summary },
		path: `/marketplace/${id}`,
		country: null,
		region: null,
		kinds: [],
		sectors: [],
		labels: [],
		latitude: null,
		longitude: null,
		isDormant: false,
		texts: [{ weight: 'B', text: summary, locale }]
	};
}

async function ask(text: string, locale: Locale): Promise<string[]> {
	const wanted = { text, locale, subjectKinds: ['entry'] as const };
	const { hits } = await searchEntries(db, wanted, { limit: deep, withSome: true });
	return hits.map(({ subjectId }) => subjectId);
}

async function askAll(way: string, askIt: Ask, gold: Gold): Promise<Asked[]> {
	const known = new Map(gold.entries.map((entry) => [entry.id, entry]));
	const asked: Asked[] = [];
	for (const query of gold.queries)
		for (const from of locales) {
			const ids = await askIt(query.texts[from], from);
			const found = ids.flatMap((id) => known.get(id) ?? []);
			const onPage = shareOnPage(query, found, gold);
			for (const to of locales)
				asked.push({ way, query, from, to, onPage, ...within(to, query, found, gold) });
		}
	return asked;
}

/** How much of what is on the topic, in whatever language, the first page shows. */
function shareOnPage(query: GoldQuery, found: readonly GoldEntry[], gold: Gold): number {
	const isAsked = ({ topic }: GoldEntry) => topic === query.topic;
	return found.slice(0, page).filter(isAsked).length / gold.entries.filter(isAsked).length;
}

/** Of both what is found and what should have been, only that in one language. */
function within(to: Locale, query: GoldQuery, found: readonly GoldEntry[], gold: Gold): Measured {
	const isIn = ({ locale }: GoldEntry) => locale === to;
	return measure(query, found.filter(isIn), gold.entries.filter(isIn));
}

function tell(gold: Gold, asked: readonly Asked[], before: string): void {
	const counts = {
		topics: gold.topics,
		entries: gold.entries.length,
		queries: gold.queries.length
	};
	const all = { machine: machine(), before, ...counts, summary: summaryOf(asked) };
	if (values.json) return console.log(JSON.stringify({ ...all, pairs: pairsOf(asked) }));
	console.log(`\n${all.machine}, ${before} before; ${JSON.stringify(counts)}\n`);
	report(asked, { withMisses: values.misses });
}
