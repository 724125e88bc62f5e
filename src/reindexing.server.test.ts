import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { saveSetting } from '#platform/settings.server.ts';
import { aPublishedEntry } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { reindexAll } from './reindexing.server.ts';

const db = await testDatabase();
const now = new Date('2026-11-22T09:00:00Z');
const asked = { text: 'Strickware', locale: 'de' as const };
let entry = '';
let mill = '';

beforeAll(async () => {
	mill = await anOrganisation(db, { name: 'Dzianina Nitka' });
	entry = await aPublishedEntry(db, mill, { title: 'Dzianina na metry' });
});

const found = async () =>
	(await searchEntries(db, asked)).hits.map(({ subjectId }) => subjectId).sort();

/** As if written before the house knew what the words mean. */
const forget = async () => {
	await db.updateTable('searchEntry').set({ words: "'dzianin':1A" }).execute();
	await db.deleteFrom('entryConcept').execute();
	await saveSetting(db, 'search.edition', { edition: 'older' });
};

const changed = () =>
	db
		.selectFrom('searchEntry')
		.select(['subjectId', 'changedAt', 'isDormant'])
		.orderBy('subjectId')
		.execute();

it('writes anew what an older program wrote, once, and nobody sees that anything has changed', async () => {
	await forget();
	await db
		.updateTable('searchEntry')
		.set({ isDormant: true })
		.where('subjectId', '=', mill)
		.execute();
	const before = await changed();
	expect(await found()).toEqual([]);
	expect(await reindexAll(db, now)).toBe(1);
	expect(await found()).toEqual([entry]);
	expect(await db.selectFrom('entryConcept').select('entryId').execute()).not.toEqual([]);
	expect(await changed()).toEqual(before);
	expect(await reindexAll(db, now)).toBe(0);
});

it('goes on where it stopped, and is shared by several', async () => {
	await db.updateTable('searchEntry').set({ isDormant: false }).execute();
	await forget();
	expect(await reindexAll(db, now, { lots: 1 })).toBe(1);
	const done = await Promise.all([reindexAll(db, now), reindexAll(db, now)]);
	expect(done).toEqual([0, 0]);
	expect(await found()).toEqual([entry, mill].sort());
});
