import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { dropDraft, findDraft, keepDraft, listBegun, type Autosave } from './autosave.server.ts';
import { findEntry } from './entry-record.server.ts';
import { askForRenewals, expireEntries, listWriters } from './expiring.server.ts';
import { readRenewalToken, renewalToken } from './renewal-link.server.ts';
import { stepAsOwner } from './reviewing.server.ts';
import { aPublishedEntry, marketDay } from './testing.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const writer = await aPerson(db, { name: 'Ewa Nić', email: 'ewa@nitka.example' });
const scope = { kind: 'organisation' as const, id: mill };
unwrap(
	await attempt(db, (tx) =>
		grantRole(tx, house, { personId: writer.id, role: 'manager', scope, validFrom: marketDay })
	)
);
const on = (day: string) => new Date(`${day}T08:00:00Z`);
const occasion = (day: string) => ({ now: on(day), origin: 'https://nici.example', secret: 's' });
const lettersOf = async () =>
	(await listLetters(db, { to: 'ewa@nitka.example' })).filter(
		({ kind }) => kind === 'entry_renewal'
	);

describe('an entry nobody keeps up', () => {
	it('is asked after three weeks and one week before its end, and goes out of sight after it', async () => {
		const id = await aPublishedEntry(db, mill, { title: 'Dzianina na lato w paski' });
		expect((await findEntry(db, id))?.validUntil).toBe('2026-09-02');
		expect(await askForRenewals(db, occasion('2026-08-11'))).toBe(0);
		expect(await askForRenewals(db, occasion('2026-08-12'))).toBe(1);
		expect(await askForRenewals(db, occasion('2026-08-13'))).toBe(0);
		expect(await askForRenewals(db, occasion('2026-08-26'))).toBe(1);
		expect(await askForRenewals(db, occasion('2026-08-30'))).toBe(0);
		expect(await lettersOf()).toHaveLength(2);
		expect(await expireEntries(db, on('2026-09-02'))).toBe(0);
		expect(await expireEntries(db, on('2026-09-03'))).toBe(1);
		expect(await findEntry(db, id)).toMatchObject({ state: 'expired' });
		const renewed = await attempt(db, (tx) =>
			stepAsOwner(tx, house, { id, kind: 'renewed' }, on('2026-09-10'))
		);
		expect(renewed.ok).toBe(true);
		expect(await findEntry(db, id)).toMatchObject({ state: 'published', validUntil: '2027-03-10' });
	});

	it('is kept up once, however often the link is followed', async () => {
		const id = await aPublishedEntry(db, mill, { title: 'Taśmy żakardowe na metry' });
		const renew = () =>
			attempt(db, (tx) => stepAsOwner(tx, house, { id, kind: 'renewed' }, on('2026-05-01')));
		unwrap(await renew());
		unwrap(await renew());
		const steps = await db
			.selectFrom('entryStep')
			.select('kind')
			.where('entryId', '=', id)
			.where('kind', '=', 'renewed')
			.execute();
		expect(steps).toHaveLength(1);
	});
});

it('knows a link by its entry, its reader and its end', () => {
	const asked = { entryId: newId(), personId: writer.id, validUntil: '2026-09-02' };
	const token = renewalToken('s', asked);
	expect(readRenewalToken('s', { ...asked, token })).toBe(writer.id);
	expect(readRenewalToken('s', { ...asked, token, validUntil: '2026-09-03' })).toBeUndefined();
	expect(readRenewalToken('s', { ...asked, token, entryId: newId() })).toBeUndefined();
	expect(readRenewalToken('t', { ...asked, token })).toBeUndefined();
	expect(readRenewalToken('s', { ...asked, token: token.slice(0, -1) })).toBeUndefined();
});

it('turns to others of the organisation when the one it names has left', async () => {
	const gone = await aPerson(db, { name: 'Ktoś Dawny' });
	const entry = { organisationId: mill, clusterId: null, contactPersonId: gone.id };
	expect((await listWriters(db, entry, marketDay)).map(({ name }) => name)).toEqual(['Ewa Nić']);
});

describe('what is being typed', () => {
	const keep = (changes: Partial<Autosave>) =>
		attempt(db, (tx) =>
			keepDraft(
				tx,
				{
					id: first,
					entryId: null,
					personId: writer.id,
					baseEdition: 0,
					revision: 0,
					typed: {},
					...changes
				},
				marketDay
			)
		);
	const first = newId();

	it('remembers what a new one was filled in from', async () => {
		const [id, begunFromId] = [newId(), newId()];
		unwrap(await keep({ id, begunFromId, typed: { 'title.pl': 'Sz' } }));
		unwrap(await keep({ id, revision: 1, typed: { 'title.pl': 'Szukamy' } }));
		expect(await findDraft(db, { personId: writer.id, id })).toMatchObject({ begunFromId });
		await db.transaction().execute((tx) => dropDraft(tx, { personId: writer.id, id }));
	});

	it('is kept again and again, and the same twice is one', async () => {
		expect(unwrap(await keep({ typed: { 'title.pl': 'Dz' } }))).toEqual({ revision: 1 });
		expect(unwrap(await keep({ typed: { 'title.pl': 'Dz' } }))).toEqual({ revision: 1 });
		expect(unwrap(await keep({ revision: 1, typed: { 'title.pl': 'Dzianina' } }))).toEqual({
			revision: 2
		});
	});

	it('tells the slower of two tabs what the other wrote', async () => {
		const slower = await keep({ revision: 1, typed: { 'title.pl': 'Dzia' } });
		expect(slower).toMatchObject({
			reason: 'draft_in_another_tab',
			details: { revision: 2, typed: { 'title.pl': 'Dzianina' } }
		});
	});

	it('is its writer’s alone, and goes when it is thrown away', async () => {
		const stranger = await aPerson(db, { name: 'Obcy' });
		expect(await findDraft(db, { personId: stranger.id, id: first })).toBeUndefined();
		const taken = await keep({ personId: stranger.id, typed: { 'title.pl': 'Moje' } });
		expect(taken).toMatchObject({ ok: false });
		expect(await listBegun(db, writer.id)).toHaveLength(1);
		await db.transaction().execute((tx) => dropDraft(tx, { personId: writer.id, id: first }));
		expect(await listBegun(db, writer.id)).toEqual([]);
	});

	it('of one entry is one a person, from whichever tab', async () => {
		const entryId = await aPublishedEntry(db, mill, { title: 'Guziki z masy perłowej' });
		unwrap(await keep({ id: newId(), entryId, typed: { 'title.pl': 'Guziki' } }));
		const otherTab = {
			id: newId(),
			entryId,
			revision: 1,
			typed: { 'title.pl': 'Guziki drewniane' }
		};
		expect(unwrap(await keep(otherTab))).toEqual({ revision: 2 });
	});
});
