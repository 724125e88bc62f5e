import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import {
	addContact,
	addOrganiser,
	listContacts,
	listOrganisers,
	removeContact,
	removeOrganiser,
	type OrganiserDraft
} from './hosts.server.ts';
import { anEvent } from './testing.ts';

const db = await testDatabase();
const event = () => anEvent(db, { name: `Narada ${newId()}` });

it('organisers stand in their order, each once, until they are taken away', async () => {
	const eventId = await event();
	const add = (party: OrganiserDraft['party']) =>
		attempt(db, (tx) =>
			addOrganiser(tx, house, { eventId, draft: { party, role: 'co_organiser', scopes: {} } })
		);
	const id = unwrap(await add({ name: 'Urząd Miasta Łodzi' }));
	expect(await add({ name: 'Urząd Miasta Łodzi' })).toMatchObject({
		reason: 'organiser_there_already'
	});
	expect(await add({ name: ' ' })).toMatchObject({ reason: 'organiser_missing' });
	await add({ name: 'Община Русе' });
	expect((await listOrganisers(db, eventId)).map(({ name }) => name)).toEqual([
		'Urząd Miasta Łodzi',
		'Община Русе'
	]);
	const remove = (of: string) =>
		attempt(db, (tx) => removeOrganiser(tx, house, { eventId: of, id }));
	expect(await remove(await event())).toMatchObject({ reason: 'organiser_missing' });
	expect(await remove(eventId)).toMatchObject({ ok: true });
	expect(await listOrganisers(db, eventId)).toHaveLength(1);
});

it('contacts have a name, and go when they are taken away', async () => {
	const eventId = await event();
	const add = (name: string) =>
		attempt(db, (tx) =>
			addContact(tx, house, { eventId, draft: { name, side: null, email: null, phone: '112' } })
		);
	expect(await add('')).toMatchObject({ reason: 'person_name_missing' });
	const id = unwrap(await add('Anna Nić'));
	expect(await listContacts(db, eventId)).toMatchObject([{ name: 'Anna Nić', phone: '112' }]);
	const remove = (of: string) => attempt(db, (tx) => removeContact(tx, house, { eventId: of, id }));
	expect(await remove(await event())).toMatchObject({ reason: 'contact_gone' });
	expect(await remove(eventId)).toMatchObject({ ok: true });
	expect(await listContacts(db, eventId)).toEqual([]);
});
