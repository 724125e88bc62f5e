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
	const waiting = { personId, rows: [{ slug, state: 'waiting' }] };
	expect(await listFeed(db, first, someDay)).toEqual(waiting);
	expect((await listFeed(db, first, new Date('2027-01-01T00:00:00Z')))?.rows).toEqual([]);
	const second = await make();
	expect(await listFeed(db, first, someDay)).toBeUndefined();
	expect((await listFeed(db, second, someDay))?.rows).toHaveLength(1);
	expect(await findFeed(db, personId)).toEqual({ madeAt: someDay });
});

it('what was registered without an account is one’s own once the address is proved', async () => {
	const email = `jan-${newId()}@lodz.example`;
	const { id } = await aPerson(db, { name: 'Jan', email });
	const slug = `bez-konta-${newId()}`;
	const eventId = await anEvent(db, { name: slug }, { slug });
	await aRegistration(db, eventId, { name: 'Jan', email, state: 'confirmed' });
	const token = await db.transaction().execute((tx) => makeFeed(tx, id, someDay));
	const slugs = async () => {
		await db.updateTable('person').set({ emailVerified: isProved }).where('id', '=', id).execute();
		return (await listFeed(db, token, someDay))?.rows.map((row) => row.slug);
	};
	let isProved = false;
	expect(await slugs()).toEqual([]);
	isProved = true;
	expect(await slugs()).toEqual([slug]);
});
