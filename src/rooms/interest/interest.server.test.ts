import { describe, expect, it } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { sendIn, passEntry } from '#rooms/marketplace/reviewing.server.ts';
import { anEntry, aPublishedEntry, marketDay as now } from '#rooms/marketplace/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { mayExpress, sidesOf } from './access.ts';
import type { InterestStepKind, Side } from './interest.ts';
import { mustAnswer, rebuildState } from './interest-life.ts';
import { expressInterest, releaseContact, takeStep, writeMessage } from './interest.server.ts';
import { findInterest, listInterests, noteReading } from './interest-record.server.ts';
import { askForOutcomes } from './outcome-letters.server.ts';
import { outcomeToken, readOutcomeToken } from './outcome-link.server.ts';
import { listOutcomes, tellOutcome } from './outcome.server.ts';

const db = await testDatabase();
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const studio = await anOrganisation(db, { name: 'Ателие Дунав', locale: 'bg' });
const shop = await anOrganisation(db, { name: 'Boutique Fil', locale: 'fr' });
const clusterId = await aCluster(db, { name: 'Klaster Nici' });
const act = <Value>(deed: Parameters<typeof attempt<Value>>[1]) => attempt(db, deed);

const express = (entryId: string, organisationId = studio, message = 'Търсим 200 кг на месец.') =>
	act((tx) => expressInterest(tx, house, { entryId, organisationId, message, locale: 'bg' }, now));
const step = (id: string, side: Side, kind: InterestStepKind, comment = '') =>
	act((tx) => takeStep(tx, house, { id, side, kind, comment }, now));
const give = (id: string, side: 'owner' | 'interested', email: string) =>
	act((tx) => releaseContact(tx, house, { id, side, name: 'Ewa Nić', email, phone: null }, now));

let turn = 0;
const anOffer = () => aPublishedEntry(db, mill, { title: `Przędza bawełniana, partia ${++turn}` });

async function aBrokeredOffer(): Promise<string> {
	const owned = { organisationId: mill, clusterId };
	const id = await anEntry(
		db,
		owned,
		{ title: 'Dzianina przez klaster' },
		{ contactWay: 'broker' }
	);
	unwrap(await act((tx) => sendIn(tx, house, { id }, now)));
	unwrap(await act((tx) => passEntry(tx, house, { id }, now)));
	return id;
}

describe('expressing interest', () => {
	it('is said once while a conversation is open', async () => {
		const entryId = await anOffer();
		const id = unwrap(await express(entryId));
		expect(await express(entryId)).toMatchObject({ reason: 'interest_expressed_already' });
		unwrap(await step(id, 'interested', 'withdrawn'));
		expect((await express(entryId)).ok).toBe(true);
	});

	it('by two people of one organisation at the same time begins one conversation', async () => {
		const entryId = await anOffer();
		const both = await Promise.all([express(entryId), express(entryId)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it.each([
		['in one’s own entry', mill, 'Chcemy.', 'interest_own_entry'],
		['without a word', studio, ' \n ', 'message_missing'],
		['at length', studio, 'x'.repeat(4001), 'text_too_long']
	])('%s is refused', async (_, organisationId, message, reason) => {
		expect(await express(await anOffer(), organisationId, message)).toMatchObject({ reason });
	});

	it('needs an entry that is shown', async () => {
		const draft = await anEntry(db, { organisationId: mill }, { title: 'Jeszcze nie gotowe' });
		expect(await express(draft)).toMatchObject({ reason: 'entry_gone' });
	});
});

describe('a conversation', () => {
	it('goes from the first word to contacts and talks', async () => {
		const id = unwrap(await express(await anOffer()));
		expect(await step(id, 'interested', 'accepted')).toMatchObject({
			reason: 'interest_step_not_open'
		});
		unwrap(await step(id, 'owner', 'accepted'));
		expect(await give(id, 'owner', 'bez-malpy')).toMatchObject({ reason: 'contact_incomplete' });
		expect(unwrap(await give(id, 'owner', 'ewa@nitka.example'))).toBe('accepted');
		expect(unwrap(await give(id, 'interested', 'dunav@atelie.example'))).toBe('released');
		expect(unwrap(await step(id, 'interested', 'negotiating'))).toBe('negotiating');
		expect(unwrap(await step(id, 'owner', 'ended'))).toBe('ended');
		const told = await findInterest(db, id);
		expect(rebuildState((told?.steps ?? []).map(({ kind }) => kind))).toBe(told?.state);
		expect(told?.contacts.map(({ side }) => side).sort()).toEqual(['interested', 'owner']);
	});

	it('says no with a reason', async () => {
		const id = unwrap(await express(await anOffer()));
		expect(await step(id, 'owner', 'declined')).toMatchObject({ reason: 'comment_missing' });
		expect(unwrap(await step(id, 'owner', 'declined', 'Sprzedane do maja.'))).toBe('declined');
		const late = { id, side: 'interested' as const, text: 'А юни?', locale: 'bg' as const };
		expect(await act((tx) => writeMessage(tx, house, late, now))).toMatchObject({
			reason: 'interest_step_not_open'
		});
	});

	it('keeps a message that was sent twice once', async () => {
		const id = unwrap(await express(await anOffer()));
		const said = { id, side: 'owner' as const, text: 'Ile kilogramów?', locale: 'pl' as const };
		const messageId = newId();
		await act((tx) => writeMessage(tx, house, { ...said, messageId }, now));
		await act((tx) => writeMessage(tx, house, { ...said, messageId }, now));
		expect((await findInterest(db, id))?.messages).toHaveLength(1);
	});

	it('through the cluster reaches the owner when it is passed on', async () => {
		const id = unwrap(await express(await aBrokeredOffer()));
		const own = { organisationIds: [mill], clusterIds: [], personId: newId() };
		const ids = async () => (await listInterests(db, own)).map((one) => one.id);
		expect(await step(id, 'owner', 'accepted')).toMatchObject({ ok: false });
		expect(await ids()).not.toContain(id);
		expect(unwrap(await step(id, 'broker', 'forwarded'))).toBe('forwarded');
		expect(await ids()).toContain(id);
		expect(unwrap(await step(id, 'owner', 'accepted'))).toBe('accepted');
	});

	it('is new until it was read, and again when something was said', async () => {
		const id = unwrap(await express(await anOffer(), shop));
		const { id: personId } = await aPerson(db, { name: 'Claire' });
		const isNew = async () => {
			const wanted = { organisationIds: [shop], clusterIds: [], personId };
			return (await listInterests(db, wanted)).find((one) => one.id === id)?.isNew;
		};
		expect(await isNew()).toBe(true);
		await noteReading(db, { interestId: id, personId }, new Date(now.getTime() + 1000));
		expect(await isNew()).toBe(false);
		const later = new Date(now.getTime() + 60_000);
		const said = { id, side: 'owner' as const, text: 'Oui !', locale: 'fr' as const };
		unwrap(await act((tx) => writeMessage(tx, house, said, later)));
		expect(await isNew()).toBe(true);
	});
});

describe('who stands where', () => {
	const between = { organisationId: studio, ownerId: mill, clusterId, way: 'broker' as const };
	const holding = (
		role: 'manager' | 'editor',
		scopeKind: 'organisation' | 'cluster',
		scopeId: string
	) => ({ personId: newId(), onBehalfOfId: null, grants: [{ role, scopeKind, scopeId }] }) as Actor;

	it.each([
		['the interested', holding('editor', 'organisation', studio), 'interested'],
		['the owner', holding('manager', 'organisation', mill), 'owner'],
		['the broker', holding('editor', 'cluster', clusterId), 'broker'],
		['another firm', holding('manager', 'organisation', shop), undefined],
		['the administrator', house, undefined]
	])('%s', (_, actor, side) => expect(sidesOf(actor, between)).toEqual(side ? [side] : []));

	it('an administrator who also acts for somebody stands where those stand, and nowhere else', () => {
		const also = (one: Actor): Actor => ({ ...one, grants: [...house.grants, ...one.grants] });
		const ofMill = also(holding('manager', 'organisation', mill));
		expect(sidesOf(ofMill, between)).toEqual(['owner']);
		expect(sidesOf(ofMill, { ...between, ownerId: shop })).toEqual([]);
		const ofCluster = also(holding('editor', 'cluster', clusterId));
		expect(sidesOf(ofCluster, between)).toEqual(['broker']);
		expect(sidesOf(ofCluster, { ...between, clusterId: newId() })).toEqual([]);
		expect(mayExpress(house, mill)).toBe(false);
	});

	it('whoever acts for both stands on both, and each side takes its own steps', async () => {
		const grants = [
			holding('editor', 'organisation', studio),
			holding('manager', 'organisation', mill)
		];
		const both = { ...grants[0], grants: grants.flatMap((one) => one?.grants ?? []) } as Actor;
		expect(sidesOf(both, between)).toEqual(['interested', 'owner']);
		const id = unwrap(await express(await anOffer()));
		expect(await step(id, 'interested', 'accepted')).toMatchObject({
			reason: 'interest_step_not_open'
		});
		const wanted = { organisationIds: [studio, mill], clusterIds: [], personId: newId() };
		const told = (await listInterests(db, wanted)).find((one) => one.id === id);
		expect(told).toMatchObject({ isSeenByOwner: true });
		const asOne = { state: 'received', way: 'direct' } as const;
		expect(sidesOf(both, between).filter((side) => mustAnswer({ ...asOne, side }))).toEqual([
			'owner'
		]);
	});

	it('the cluster does not read what goes straight to the owner', () => {
		const direct = { ...between, way: 'direct' as const };
		expect(sidesOf(holding('manager', 'cluster', clusterId), direct)).toEqual([]);
	});
});

describe('what came of it', () => {
	const on = (day: string) => ({
		now: new Date(`${day}T06:00:00Z`),
		origin: 'https://nici.example',
		secret: 's'
	});

	it('is asked of both sides after three, six and twelve months, each once', async () => {
		const people = [
			[mill, 'ewa@nitka.example'],
			[studio, 'dunav@atelie.example']
		] as const;
		for (const [id, email] of people) {
			const { id: personId } = await aPerson(db, { name: email, email });
			const scope = { kind: 'organisation' as const, id };
			const grant = { personId, role: 'manager' as const, scope, validFrom: now };
			unwrap(await act((tx) => grantRole(tx, house, grant)));
		}
		const id = unwrap(await express(await anOffer()));
		unwrap(await step(id, 'owner', 'accepted'));
		const letters = async () =>
			(await listLetters(db, { to: 'ewa@nitka.example' })).filter(
				({ kind }) => kind === 'interest_outcome'
			).length;
		await askForOutcomes(db, on('2026-06-01'));
		const before = await letters();
		await askForOutcomes(db, on('2026-06-02'));
		await askForOutcomes(db, on('2026-06-03'));
		const after3 = await letters();
		expect(after3).toBeGreaterThan(before);
		await askForOutcomes(db, on('2026-09-03'));
		expect(await letters()).toBe(2 * after3);
	});

	it('has a value only where there is something to pay for, and the later word counts', async () => {
		const id = unwrap(await express(await anOffer()));
		const told = { id, side: 'owner' as const, months: 3 as const, note: '', currency: 'PLN' };
		const tell = (answer: 'order' | 'friendship', valueCents: number | null) =>
			act((tx) => tellOutcome(tx, house, { ...told, answer, valueCents }, now));
		expect(await tell('order', 100)).toMatchObject({ reason: 'interest_step_not_open' });
		unwrap(await step(id, 'owner', 'accepted'));
		expect(await tell('friendship', 100)).toMatchObject({ reason: 'outcome_value_wrong' });
		expect(await tell('order', -1)).toMatchObject({ reason: 'outcome_value_wrong' });
		unwrap(await tell('friendship', null));
		unwrap(await tell('order', 1_250_050));
		expect(await listOutcomes(db, id)).toMatchObject([
			{ answer: 'order', valueCents: 1_250_050, currency: 'PLN', months: 3 }
		]);
	});

	it('is answered by a link of one’s own', () => {
		const asked = { interestId: newId(), side: 'owner', months: 6, personId: newId() } as const;
		const token = outcomeToken('s', asked);
		expect(readOutcomeToken('s', token)).toEqual(asked);
		expect(readOutcomeToken('t', token)).toBeUndefined();
		expect(readOutcomeToken('s', token.replace('.6.', '.12.'))).toBeUndefined();
		expect(readOutcomeToken('s', 'x')).toBeUndefined();
	});
});
