/**
 * The Monday of a large house: 1,000 readers who have entries of their own among 100,000 get their weekly
 * letter, of which a hundredth came in during the week and as many were changed. How long does the round
 * take, and how long one letter?
 * `node bench/market/weekly.ts [--owners 30000] [--entries 100000] [--readers 1000] [--json]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { openDatabase } from '#platform/database/database.ts';
import { startEngine } from '#platform/database/engine/engine.ts';
import { migrate } from '#platform/database/migrate.ts';
import { locales } from '#platform/locale.ts';
import { readEntryDraft } from '#rooms/marketplace/entry-reading.server.ts';
import { tellWeekly } from '#rooms/matching/weekly.server.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { saveSearch } from '#rooms/searches/saved-search.server.ts';
import { readGold } from '../cross-language/gold.ts';
import { load, machine, round, tableOf } from '../machine.ts';
import { makeUp } from '../search/made-up.ts';
import { makeUpEntries } from './made-up.ts';
import { writeEntries, writeOwners } from './writing.ts';

const { values } = parseArgs({
	options: {
		owners: { type: 'string', default: '30000' },
		entries: { type: 'string', default: '100000' },
		readers: { type: 'string', default: '1000' },
		json: { type: 'boolean', default: false }
	}
});
const before = load();
const [entries, readers] = [Number(values.entries), Number(values.readers)];
const folder = await mkdtemp(path.join(tmpdir(), 'osnova-weekly-'));
const engine = await startEngine({ dataFolder: folder, report: () => undefined });
const db = openDatabase(engine.url, { max: 12 });
const monday = new Date('2026-11-16T05:30:00Z');
const weekBefore = new Date('2026-11-09T05:00:00Z');
const longAgo = new Date('2026-01-01T00:00:00Z');
const origin = 'https://osnova.example';
const lines: (string | number)[][] = [];

try {
	await migrate(db);
	await write();
	await takeReaders();
	await measure('a week after the last letter');
	await measure('the same Monday again: nobody is due');
	await db.updateTable('matchLetter').set({ toldAt: null }).execute();
	await measure('the first letter of all: everything is new');
	tell();
} finally {
	await db.destroy();
	await engine.stop();
	await rm(folder, { recursive: true, force: true });
}

/** A hundredth came in during the week, another said something else until then. */
async function write(): Promise<void> {
	const owners = [...makeUp(Number(values.owners))];
	await writeOwners(db, owners, weekBefore);
	const gold = await readGold();
	await writeEntries(db, makeUpEntries(gold, owners, entries), weekBefore);
	const within = new Date('2026-11-12T10:00:00Z');
	await sql`update marketplace_entry set published_at = ${within}
		where abs(hashtext(id::text)) % 100 = 0`.execute(db);
	await sql`update search_entry set first_shown_at = ${within}
		where subject_kind = 'entry' and abs(hashtext(subject_id::text)) % 100 = 0`.execute(db);
	const { rows } = await sql<{ id: string }>`select id from marketplace_entry
		where abs(hashtext(id::text)) % 100 = 1`.execute(db);
	for (const [at, { id }] of rows.entries()) {
		const other = await readEntryDraft(db, rows[(at + 1) % rows.length]?.id ?? id);
		const draft = JSON.stringify({ ...(await readEntryDraft(db, id)), texts: other.texts });
		await db.insertInto('entryEdition').values({ entryId: id, saidUntil: within, draft }).execute();
	}
	await sql`vacuum analyze`.execute(db);
}

/** Each writes for one organisation, was told a week ago, and follows one search. */
async function takeReaders(): Promise<void> {
	const { rows } = await sql<{ id: string }>`select distinct organisation_id as id
		from marketplace_entry order by id limit ${readers}`.execute(db);
	for (const [at, { id }] of rows.entries()) {
		const person = await aPerson(db, { name: `Reader ${at}`, locale: locales[at % 6] ?? 'pl' });
		const scope = { kind: 'organisation', id } as const;
		const grant = { personId: person.id, role: 'editor', scope, validFrom: longAgo } as const;
		await attempt(db, (tx) => grantRole(tx, house, grant));
		const query = `marketplace?kind=${at % 2 ? 'offer' : 'request'}&country=PL`;
		const search = { name: 'PL', query, alert: 'weekly', locale: 'pl' } as const;
		await attempt(db, (tx) => saveSearch(tx, person.actor, search, weekBefore));
		const told = { personId: person.id, toldAt: weekBefore, stoppedAt: null };
		await db.insertInto('matchLetter').values(told).execute();
	}
}

async function measure(what: string): Promise<void> {
	const begun = performance.now();
	const linkedOf = () => Promise.resolve(new Set<string>());
	const letters = await tellWeekly(db, { now: monday, origin, secret: 'x', linkedOf });
	const seconds = (performance.now() - begun) / 1000;
	lines.push([what, readers, letters, round(seconds), round((seconds / readers) * 1000)]);
}

function tell(): void {
	const head = ['round', 'readers', 'letters', 'seconds', 'ms a reader'];
	if (values.json)
		console.log(JSON.stringify({ machine: machine(), before, entries, head, lines }));
	else console.log(`${machine()}, ${before} before\n\n${tableOf(head, lines)}`);
}
