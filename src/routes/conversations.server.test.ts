import { expect, it } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { unwrap } from '#platform/outcome.ts';
import type { Locale } from '#platform/locale.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import type { Side } from '#rooms/interest/interest.ts';
import { expressInterest, releaseContact, takeStep } from '#rooms/interest/interest.server.ts';
import { sendIn, passEntry } from '#rooms/marketplace/reviewing.server.ts';
import { anEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { readConversations } from './conversation-list.server.ts';
import { conversationOf, describeConversation } from './conversation-page.server.ts';
import { anEvent, grantsOf } from './testing.ts';

const db = await testDatabase();
const clusterId = await aCluster(db, { name: 'Klaster Nici' });
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });

async function acting(name: string, ...grants: Actor['grants'][number][]): Promise<Actor> {
	const { actor } = await aPerson(db, { name });
	return { ...actor, grants };
}
const ofMill = await acting('Ewa', grantsOf('manager', 'organisation', mill));
const ofStudio = await acting('Силвия', grantsOf('editor', 'organisation', studio));
const ofCluster = await acting('Anna', grantsOf('manager', 'cluster', clusterId));
const administrator = await acting('Admin', ...house.grants);
const bothOfThem = await acting('Ola', ...house.grants, ...ofMill.grants);

const step = async (id: string, side: Side, kind: 'forwarded' | 'accepted') =>
	unwrap(await attempt(db, (tx) => takeStep(tx, house, { id, side, kind, comment: '' }, now)));
const give = async (id: string, side: 'owner' | 'interested', email: string) => {
	const given = { id, side, name: 'Ktoś', email, phone: null };
	unwrap(await attempt(db, (tx) => releaseContact(tx, house, given, now)));
};

/** Said through the cluster, about an entry that shows no more than its sector. */
async function aConversation(): Promise<string> {
	const entryId = await anEntry(
		db,
		{ organisationId: mill, clusterId },
		{ title: `Przędza czesankowa ${Math.round(performance.now())}` },
		{ contactWay: 'broker', shownToAll: 'sector', shownToMembers: 'sector' }
	);
	unwrap(await attempt(db, (tx) => sendIn(tx, house, { id: entryId, isAnother: true }, now)));
	unwrap(await attempt(db, (tx) => passEntry(tx, house, { id: entryId }, now)));
	const said = { entryId, organisationId: studio, message: 'Търсим 200 кг.' };
	return unwrap(
		await attempt(db, (tx) => expressInterest(tx, house, { ...said, locale: 'bg' }, now))
	);
}

const asked = (actor: Actor, id: string, locale: Locale = 'pl') =>
	anEvent<Parameters<typeof conversationOf>[0]>({ db, actor, now, locale, params: { id } });

async function read(actor: Actor, id: string, locale: Locale = 'pl') {
	const { interest, side } = await conversationOf(asked(actor, id, locale));
	return describeConversation(db, interest, { side, locale });
}

const isRefused = (actor: Actor, id: string) =>
	expect(conversationOf(asked(actor, id))).rejects.toMatchObject({ status: 403 });

const listed = async (actor: Actor, id: string) => {
	const event = anEvent({ db, actor, now });
	const { conversations } = await readConversations(event, { limit: 50, offset: 0 });
	return conversations.find((one) => one.id === id);
};

it('each side reads what is meant for it; names after the yes, contacts after both consents', async () => {
	const id = await aConversation();
	await isRefused(ofMill, id);
	expect(await listed(ofMill, id)).toBeUndefined();
	expect((await read(ofCluster, id)).may).toMatchObject({ forward: true, release: false });
	await step(id, 'broker', 'forwarded');

	const asking = await read(ofStudio, id, 'bg');
	expect(asking.names).toEqual({ interested: 'Ателие Дунав', owner: 'Собственик на обявата' });
	expect(asking.may).toMatchObject({ accept: false, withdraw: true, release: false });
	expect(await listed(ofStudio, id)).toMatchObject({ others: [] });
	const asks = await read(ofMill, id);
	expect(asks.names.interested).toBe('Ателие Дунав');
	expect(asks.said).toMatchObject([{ text: 'Търсим 200 кг.', locale: 'bg', who: 'Ателие Дунав' }]);
	expect(asks.may).toMatchObject({ accept: true, withdraw: false, release: false });
	expect(await listed(ofMill, id)).toMatchObject({ others: ['Ателие Дунав'] });

	await step(id, 'owner', 'accepted');
	expect((await read(ofStudio, id)).names.owner).toBe('Przędzalnia Nitka');
	expect(await listed(ofStudio, id)).toMatchObject({ others: ['Przędzalnia Nitka'] });

	await give(id, 'owner', 'ewa@nitka.example');
	for (const actor of [ofMill, ofStudio, ofCluster])
		expect((await read(actor, id)).contacts).toEqual([]);
	expect([(await read(ofMill, id)).hasGiven, (await read(ofStudio, id)).hasGiven]).toEqual([
		true,
		false
	]);
	await give(id, 'interested', 'dunav@atelie.example');
	for (const actor of [ofMill, ofStudio])
		expect((await read(actor, id)).contacts.map(({ email }) => email).sort()).toEqual([
			'dunav@atelie.example',
			'ewa@nitka.example'
		]);
});

it('an administrator reads those of the firm they also act for, and no others', async () => {
	const id = await aConversation();
	await step(id, 'broker', 'forwarded');
	await isRefused(administrator, id);
	expect(await listed(administrator, id)).toBeUndefined();
	expect((await read(bothOfThem, id)).side).toBe('owner');
	expect(await listed(bothOfThem, id)).toMatchObject({ others: ['Ателие Дунав'] });
	const elsewhere = await acting('Iza', ...house.grants, grantsOf('manager', 'cluster', mill));
	await isRefused(elsewhere, id);
});
