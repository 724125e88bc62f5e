import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { findEvent } from './event-record.server.ts';
import { callOffEvent, changeEvent, registerEvent } from './event.server.ts';
import { anEvent, anEventDraft, aRegistration, someDay } from './testing.ts';

const db = await testDatabase();
const owner = { ownerKind: 'cluster', ownerId: newId() } as const;
const found = async (text: string, withDormant = false) =>
	(await searchEntries(db, { text, locale: 'pl', withDormant }, { limit: 10 })).hits.map(
		({ path }) => path
	);

describe('an event', () => {
	it('is out of sight until it is announced', async () => {
		const draft = anEventDraft({ name: 'Warsztaty tkackie' });
		await attempt(db, (tx) => registerEvent(tx, house, { owner, draft }, someDay));
		expect(await findEvent(db, 'warsztaty-tkackie')).toMatchObject({ ...draft, announcedAt: null });
		expect(await found('tkackie')).toEqual([]);
		await anEvent(db, { name: 'Targi dziewiarskie' });
		expect(await found('dziewiarskich')).toEqual(['/events/targi-dziewiarskie']);
	});

	it('keeps one address to itself', async () => {
		const draft = anEventDraft({ name: 'Targi' });
		const enter = () => attempt(db, (tx) => registerEvent(tx, house, { owner, draft }, someDay));
		expect((await enter()).ok).toBe(true);
		expect(await enter()).toMatchObject({ reason: 'address_taken' });
	});

	it.each([
		[{ endsAt: new Date('2026-04-14T07:00:00Z') }, 'event_times_cross'],
		[{ timeZone: 'Europe/Osnova' }, 'unknown_time_zone'],
		[{ texts: {} }, 'name_missing_in_original'],
		[
			{
				registrationOpensAt: new Date('2026-03-02T09:00:00Z'),
				registrationClosesAt: new Date('2026-03-01T09:00:00Z')
			},
			'registration_times_cross'
		]
	])('is refused with %o', async (changes, reason) => {
		const draft = anEventDraft({ name: 'Zjazd' }, changes);
		const entered = await attempt(db, (tx) => registerEvent(tx, house, { owner, draft }, someDay));
		expect(entered).toMatchObject({ ok: false, reason });
	});

	it('changed by two is asked about', async () => {
		const id = await anEvent(db, { name: 'Seminarium' }, { town: 'Łódź' });
		const change = (town: string) =>
			attempt(db, (tx) =>
				changeEvent(
					tx,
					house,
					{ id, edition: 1, draft: anEventDraft({ name: 'Seminarium' }, { town }) },
					someDay
				)
			);
		expect(await change('Ruse')).toMatchObject({ value: 2 });
		expect(await change('Berlin')).toMatchObject({
			reason: 'changed_meanwhile',
			details: { edition: 2, theirs: { town: 'Ruse' } }
		});
	});

	it('keeps as many seats as were given', async () => {
		const id = await anEvent(db, { name: 'Wykład' }, { seats: 2 });
		await aRegistration(db, id, { name: 'Anna' });
		await aRegistration(db, id, { name: 'Ewa', state: 'offered' });
		const draft = anEventDraft({ name: 'Wykład' }, { seats: 1 });
		const changed = await attempt(db, (tx) =>
			changeEvent(tx, house, { id, edition: 1, draft }, someDay)
		);
		expect(changed).toMatchObject({ reason: 'seats_below_taken', details: { taken: 2 } });
	});

	it('called off stays, among the past', async () => {
		const id = await anEvent(db, { name: 'Sympozjum' });
		const callOff = () =>
			attempt(db, (tx) => callOffEvent(tx, house, { id, reason: 'Powódź' }, someDay));
		expect((await callOff()).ok).toBe(true);
		expect(await callOff()).toMatchObject({ reason: 'called_off_already' });
		expect(await findEvent(db, 'sympozjum')).toMatchObject({ calledOffReason: 'Powódź' });
		expect(await found('sympozjum')).not.toContain('/events/sympozjum');
		expect(await found('sympozjum', true)).toContain('/events/sympozjum');
	});
});
