import { expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { findFeed, listFeed, makeFeed } from './calendar-feed.server.ts';
import { anEvent, aRegistration, someDay } from './testing.ts';

const db = await testDatabase();
const { id: personId } = await aPerson(db, { name: 'Anna' });
const make = () => db.transaction().execute((tx) => makeFeed(tx, personId, someDay));

it('a person’s own feed holds what they still take part in, under one address at a time', async () => {
	const slug = `zjazd-${newId()}`;
	const eventId = await anEvent(db, { name: slug }, { slug });
	const other = await anEvent(db, { name: `Zjazd ${newId()}` });
	await aRegistration(db, eventId, { name: 'Anna', personId, state: 'waiting' });
	await aRegistration(db, other, { name: 'Anna', personId, state: 'withdrawn' });
	expect(await findFeed(db, personId)).toBeUndefined();
	const first = await make();
	expect(await listFeed(db, first, someDay)).toEqual([{ slug, state: 'waiting' }]);
	expect(await listFeed(db, first, new Date('2027-01-01T00:00:00Z'))).toEqual([]);
	const second = await make();
	expect(await listFeed(db, first, someDay)).toBeUndefined();
	expect(await listFeed(db, second, someDay)).toHaveLength(1);
	expect(await findFeed(db, personId)).toEqual({ madeAt: someDay });
});
