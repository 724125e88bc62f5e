import { glob, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { sayDeed as sayGovernanceDeed } from '#rooms/governance/deed-words.ts';
import { sayMembershipDeed } from '#rooms/memberships/deed-words.ts';
import { sayDeed as sayObligationDeed } from '#rooms/obligations/deed-words.ts';

const db = await testDatabase();

/** Whatever a room's sources name as a deed: `subject.done`, but for columns, which look alike. */
async function listDeedsOf(room: string, subjects: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select distinct column_name as name
		from information_schema.columns where table_schema = 'public'`.execute(db);
	const columns = new Set(rows.map(({ name }) => name));
	const shape = new RegExp(`'(?:${subjects.join('|')})\\.([a-z_]+)'`, 'g');
	const found = new Set<string>();
	for await (const file of glob(`src/rooms/${room}/*.ts`)) {
		if (/(test|testing|deed-words)\.ts$/.test(file)) continue;
		for (const [deed, done = ''] of (await readFile(file, 'utf8')).matchAll(shape))
			if (!columns.has(done)) found.add(deed.slice(1, -1));
	}
	return [...found];
}

type Say = (entry: { deed: string }, locale: Locale) => string | undefined;
const rooms: [string, readonly string[], Say][] = [
	['memberships', ['application', 'membership', 'invoice', 'cluster'], sayMembershipDeed],
	['governance', ['organ', 'sitting', 'vote', 'minutes', 'resolution'], sayGovernanceDeed]
];

test.each(rooms)('every deed of %s has words of its own', async (room, subjects, say) => {
	const deeds = await listDeedsOf(room, subjects);
	expect(deeds.length).toBeGreaterThan(20);
	for (const deed of deeds)
		for (const locale of locales) {
			const words = say({ deed }, locale);
			expect(words, `${deed} ${locale}`).toBeTruthy();
			expect(words, `${deed} ${locale}`).not.toBe(say({ deed: 'nothing.known' }, locale));
		}
});

test('every deed upon an obligation has words', () => {
	for (const done of ['undertaken', 'changed', 'fulfilled', 'taken_back', 'released', 'resumed'])
		for (const locale of locales)
			expect(sayObligationDeed({ deed: `obligation.${done}` }, locale), done).toBeTruthy();
});
