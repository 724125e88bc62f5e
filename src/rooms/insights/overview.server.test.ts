import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { putEntries, type SearchEntry } from '#platform/search/entry.server.ts';
import { getOverview, listLatestConfirmed } from './overview.server.ts';

const db = await testDatabase();
const lodz = entry('cluster', 'Klaster Mody', 'PL');
const ruse = entry('cluster', 'Клъстер Русе', 'BG');
const silent = { ...entry('cluster', 'Klaster uśpiony', 'PL'), isDormant: true };
const mill = entry('organisation', 'Tkalnia Zgierz', 'PL');

beforeAll(async () => {
	const now = new Date('2026-11-21T12:00:00Z');
	await db.transaction().execute((tx) => putEntries(tx, [lodz, ruse, silent, mill], now));
	await confirm(lodz, '2026-03-01');
	await confirm(ruse, '2026-11-02');
	await confirm(lodz, '2026-11-20');
	await confirm(silent, '2026-11-21');
});

test('counts what the directories show', async () => {
	expect(await getOverview(db, 'pl')).toEqual({
		clusters: 2,
		organisations: 1,
		alliances: 0,
		countries: 2,
		clustersByCountry: { PL: 1, BG: 1 }
	});
});

test('the last confirmed come first, each once, the dormant not at all', async () => {
	const latest = await listLatestConfirmed(db, 5);
	expect(latest.map(({ titles }) => titles.pl)).toEqual(['Klaster Mody', 'Клъстер Русе']);
	expect(latest[0]?.confirmedAt).toEqual(new Date('2026-11-20T00:00:00Z'));
});

function entry(kind: SearchEntry['subject']['kind'], name: string, country: string): SearchEntry {
	return {
		subject: { kind, id: newId() },
		titles: { pl: name },
		originalLocale: 'pl',
		summaries: {},
		path: `/${kind}s/${name.length}`,
		country,
		region: null,
		kinds: [],
		sectors: [],
		labels: [],
		latitude: null,
		longitude: null,
		isDormant: false,
		texts: []
	};
}

async function confirm({ subject }: SearchEntry, day: string): Promise<void> {
	await db
		.insertInto('confirmation')
		.values({
			id: newId(),
			subjectKind: subject.kind as 'cluster',
			subjectId: subject.id,
			confirmedById: null,
			confirmedAt: new Date(day)
		})
		.execute();
}
