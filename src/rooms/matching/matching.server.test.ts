import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { aPublishedEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { dismissMatch, listMatches } from './matching.server.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });
const linked = new Set<string>();

it('finds the counterpart in another language, says why, and takes a no', async () => {
	const offer = await aPublishedEntry(db, mill, { title: 'Przędza wełniana Nm 2/28' });
	const request = await aPublishedEntry(
		db,
		studio,
		{ title: 'Търсим вълнена прежда', locale: 'bg' },
		{ direction: 'request' }
	);
	await aPublishedEntry(
		db,
		studio,
		{ title: 'Търсим счетоводител', locale: 'bg' },
		{ direction: 'request', activities: ['69.20'], chainSteps: [] }
	);
	const entry = (await findEntry(db, offer)) ?? expect.unreachable('the offer is gone');
	const found = await listMatches(db, entry, { linked });
	expect(found).toMatchObject([{ id: request }]);
	expect(found[0]?.reasons).toEqual(expect.arrayContaining(['meaning', 'step', 'sector']));
	const no = { entryId: offer, counterpartId: request, reason: 'size' as const };
	const dismiss = () => attempt(db, (tx) => dismissMatch(tx, house, no, now));
	for (const done of await Promise.all([dismiss(), dismiss()])) unwrap(done);
	expect(await listMatches(db, entry, { linked })).toEqual([]);
});
