import { expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { anEvent, aQuota, aRegistration, aType, someDay } from './testing.ts';
import {
	addType,
	changeType,
	listQuotas,
	listTypes,
	removeQuota,
	retireType,
	setQuota
} from './types.server.ts';

const db = await testDatabase();
const occasion = { now: someDay, origin: 'https://osnova.example', secret: 'thread' };
const names = { pl: 'firma' };
const event = () => anEvent(db, { name: `Targi ${newId()}` });

it('a type is added, renamed and retired; whoever is registered as one stays so', async () => {
	const eventId = await event();
	const draft = { names, admission: null };
	const add = (changes = {}) =>
		attempt(db, (tx) => addType(tx, house, { eventId, draft: { ...draft, ...changes } }));
	expect(await add({ names: { pl: ' ' } })).toMatchObject({ reason: 'label_missing' });
	const id = unwrap(await add());
	await aRegistration(db, eventId, { name: 'Anna', participantTypeId: id });
	const change = (of: string) =>
		attempt(db, (tx) =>
			changeType(tx, house, {
				...{ eventId: of, id, draft: { names: { pl: 'wystawca' }, admission: 'approval' } }
			})
		);
	expect(await change(await event())).toMatchObject({ reason: 'type_gone' });
	expect(await change(eventId)).toMatchObject({ ok: true });
	expect(await listTypes(db, eventId)).toMatchObject([{ names: { pl: 'wystawca' } }]);
	const retire = () => attempt(db, (tx) => retireType(tx, house, { eventId, id }, someDay));
	expect(await retire()).toMatchObject({ ok: true });
	expect(await retire()).toMatchObject({ reason: 'type_gone' });
	expect(await listTypes(db, eventId)).toEqual([]);
	expect(await listTypes(db, eventId, { withRetired: true })).toHaveLength(1);
});

it('a quota is set, changed and removed', async () => {
	const eventId = await event();
	const typeIds = [await aType(db, eventId, 'student'), await aType(db, eventId, 'uczeń')];
	const set = (id: string | null, seats: number, of: readonly string[]) =>
		attempt(db, (tx) =>
			setQuota(tx, house, { eventId, quota: { id, seats, typeIds: of } }, occasion)
		);
	expect(await set(null, 5, [newId()])).toMatchObject({ reason: 'quota_types_missing' });
	await set(null, 5, typeIds);
	const [quota] = await listQuotas(db, eventId);
	await set(quota?.id ?? '', 7, typeIds.slice(0, 1));
	expect(await listQuotas(db, eventId)).toEqual([
		{ id: quota?.id, seats: 7, typeIds: typeIds.slice(0, 1) }
	]);
	const remove = { eventId, id: quota?.id ?? '' };
	await attempt(db, (tx) => removeQuota(tx, house, remove, occasion));
	expect(await listQuotas(db, eventId)).toEqual([]);
});

it('a quota of another event is out of reach', async () => {
	const [mine, theirs] = [await event(), await event()];
	const theirType = await aType(db, theirs, 'gość');
	const id = await aQuota(db, theirs, 3, [theirType]);
	const quota = { id, seats: 1, typeIds: [await aType(db, mine, 'gość')] };
	expect(
		await attempt(db, (tx) => setQuota(tx, house, { eventId: mine, quota }, occasion))
	).toMatchObject({ reason: 'quota_gone' });
	await attempt(db, (tx) => removeQuota(tx, house, { eventId: mine, id }, occasion));
	expect(await listQuotas(db, theirs)).toEqual([{ id, seats: 3, typeIds: [theirType] }]);
});
