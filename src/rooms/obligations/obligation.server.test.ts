import { expect, test } from 'vitest';
import { house, type Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import { terminate, withdrawParty } from '#rooms/agreements/ending.server.ts';
import { agreementDay as now, anAgreement } from '#rooms/agreements/testing.ts';
import { turnTerms } from '#rooms/agreements/turning.server.ts';
import { mayFulfil, mayUndertake } from './access.ts';
import { byLink, byRecord } from './evidence.ts';
import { fulfil, takeBack, type Fulfilment } from './fulfilment.server.ts';
import { listObligations } from './obligation-record.server.ts';
import { changeObligation, undertake } from './obligation.server.ts';
import { release, resume } from './release.server.ts';
import { anAgreementInForce, aPromise, undertaken } from './testing.ts';

const db = await testDatabase();
const june = new Date('2026-06-20T10:00:00Z');

const done = (changes: Partial<Fulfilment> = {}): Fulfilment => ({
	...{ dueOn: '2026-06-30', doneOn: '2026-06-18', note: '' },
	evidence: [byLink('https://example.org/news')],
	...changes
});
const fulfilled = (id: string, changes: Partial<Fulfilment> = {}, at = june) =>
	attempt(db, (tx) => fulfil(tx, house, { id, fulfilment: done(changes), now: at }));

async function standingOf(
	agreementId: string,
	today: string,
	state: 'in_force' | 'expired' = 'in_force'
) {
	const [one] = await listObligations(db, { id: agreementId, state }, today);
	return one?.standing;
}

const deedsOf = async (id: string) =>
	(await listDeeds(db, { kind: 'agreement', id })).map(({ deed }) => deed);

test('a promise is kept, taken back, and due again', async () => {
	const { id: agreementId } = await anAgreementInForce(db);
	const id = await undertaken(db, agreementId);
	expect(await standingOf(agreementId, '2026-06-30')).toBe('due');
	expect(await standingOf(agreementId, '2026-07-01')).toBe('overdue');
	const first = await fulfilled(id);
	expect(first).toMatchObject({ ok: true });
	expect(await fulfilled(id)).toEqual(first);
	expect(await standingOf(agreementId, '2026-07-01')).toBe('done');
	const fulfilmentId = first.ok ? first.value : '';
	for (let twice = 0; twice < 2; twice += 1)
		await attempt(db, (tx) => takeBack(tx, house, { id, fulfilmentId, now: june }));
	expect(await standingOf(agreementId, '2026-07-01')).toBe('overdue');
	expect((await deedsOf(agreementId)).slice(0, 3)).toEqual([
		'obligation.taken_back',
		'obligation.fulfilled',
		'obligation.undertaken'
	]);
});

test('the same form sent twice is one promise', async () => {
	const { id: agreementId } = await anAgreementInForce(db);
	const id = newId();
	const send = () =>
		attempt(db, (tx) => undertake(tx, house, { id, agreementId, draft: aPromise(), now }));
	expect(await Promise.all([send(), send()])).toEqual([
		{ ok: true, value: id },
		{ ok: true, value: id }
	]);
	expect((await deedsOf(agreementId)).filter((deed) => deed.startsWith('obligation'))).toHaveLength(
		1
	);
});

test('two who fulfil at once fulfil once', async () => {
	const { id: agreementId } = await anAgreementInForce(db);
	const id = await undertaken(db, agreementId);
	await Promise.all([fulfilled(id), fulfilled(id), fulfilled(id)]);
	const [one] = await listObligations(db, { id: agreementId, state: 'in_force' }, '2026-06-20');
	expect(one?.times).toBe(1);
});

test('what comes round goes on to its next day, and is done after its last', async () => {
	const { id: agreementId } = await anAgreementInForce(db);
	const round = { dueOn: '2026-03-31', recurrence: 'quarterly', until: '2026-06-30' } as const;
	const id = await undertaken(db, agreementId, round);
	await fulfilled(id, { dueOn: '2026-03-31' });
	expect(await standingOf(agreementId, '2026-06-20')).toBe('due');
	expect(await fulfilled(id, { dueOn: '2026-05-15' })).toMatchObject({
		reason: 'obligation_not_due_then'
	});
	await fulfilled(id);
	expect(await standingOf(agreementId, '2026-09-01')).toBe('done');
});

test.each([
	[{ area: 'trainings' }, 'obligation_area_unknown'],
	[{ partyId: newId() }, 'obligation_party_unknown'],
	[{ ownerId: newId() }, 'obligation_owner_unknown'],
	[{ texts: { bg: 'Новина' } }, 'obligation_text_missing'],
	[{ dueOn: null, recurrence: 'monthly' }, 'obligation_due_missing'],
	[{ until: '2026-01-01' }, 'dates_cross']
] as const)('%j is refused: %s', async (changes, reason) => {
	const { id: agreementId } = await anAgreementInForce(db);
	const draft = aPromise(changes);
	expect(
		await attempt(db, (tx) => undertake(tx, house, { id: newId(), agreementId, draft, now }))
	).toMatchObject({ ok: false, reason });
});

test.each([
	[{ evidence: [] }, 'evidence_missing'],
	[{ evidence: [byLink('javascript:alert(1)')] }, 'evidence_link_wrong'],
	[{ evidence: [byRecord('event', newId())] }, 'evidence_unknown'],
	[{ doneOn: '2026-06-21' }, 'obligation_done_later'],
	[{ dueOn: null }, 'obligation_not_due_then']
])('fulfilled with %j is refused: %s', async (changes, reason) => {
	const { id: agreementId } = await anAgreementInForce(db);
	const id = await undertaken(db, agreementId);
	expect(await fulfilled(id, changes)).toMatchObject({ ok: false, reason });
	expect(await standingOf(agreementId, '2026-06-20')).toBe('due');
});

test('nothing is promised under a draft', async () => {
	const { id: agreementId } = await anAgreement(db);
	const draft = aPromise();
	expect(
		await attempt(db, (tx) => undertake(tx, house, { id: newId(), agreementId, draft, now }))
	).toMatchObject({ reason: 'agreement_not_in_force' });
});

test('of two editors the second is told; a changed date moves what is due', async () => {
	const { id: agreementId } = await anAgreementInForce(db);
	const id = await undertaken(db, agreementId);
	const draft = aPromise({ dueOn: '2026-09-30' });
	const change = () =>
		attempt(db, (tx) => changeObligation(tx, house, { id, edition: 1, draft, now: june }));
	expect(await change()).toMatchObject({ ok: true });
	expect(await change()).toMatchObject({ reason: 'obligation_changed_meanwhile' });
	expect(await standingOf(agreementId, '2026-09-30')).toBe('due');
});

test('it is let go with a reason only, and taken up again', async () => {
	const { id: agreementId } = await anAgreementInForce(db);
	const id = await undertaken(db, agreementId);
	const letGo = (reason: string) =>
		attempt(db, (tx) => release(tx, house, { id, reason, now: june }));
	expect(await letGo(' ')).toMatchObject({ reason: 'obligation_reason_missing' });
	await letGo('Strona zamknięta');
	expect(await standingOf(agreementId, '2026-07-01')).toBe('released');
	expect(await fulfilled(id)).toMatchObject({ reason: 'obligation_released' });
	await attempt(db, (tx) => resume(tx, house, { id }));
	expect(await standingOf(agreementId, '2026-07-01')).toBe('overdue');
});

test('a party that leaves leaves its promises ended, not lost', async () => {
	const third = await anAgreementInForce(db, { noticeMonths: null });
	const partyId = third.parties[1]!.id;
	const id = await undertaken(db, third.id, { partyId });
	const days = { givenOn: '2026-04-01', endsOn: '2026-05-31' };
	const withdrawal = { partyId, ...days, reason: '', fileId: null };
	await attempt(db, (tx) => withdrawParty(tx, house, { agreementId: third.id, withdrawal, now }));
	expect(await standingOf(third.id, '2026-05-31')).toBe('due');
	expect(await standingOf(third.id, '2026-06-20')).toBe('ended');
	expect(await fulfilled(id)).toMatchObject({ reason: 'obligation_party_left' });
});

test('an agreement that ends leaves what is open ended and what is done done', async () => {
	const { id: agreementId } = await anAgreementInForce(db, { noticeMonths: null });
	const kept = await undertaken(db, agreementId);
	await undertaken(db, agreementId, { dueOn: '2026-12-01' });
	await fulfilled(kept);
	const days = { givenOn: '2026-06-20', endsOn: '2026-07-31' };
	const termination = { ...days, cause: 'consent' as const, reason: '' };
	await attempt(db, (tx) => terminate(tx, house, { agreementId, termination, now: june }));
	await turnTerms(db, new Date('2026-08-01T00:05:00Z'));
	const listed = await listObligations(db, { id: agreementId, state: 'terminated' }, '2026-08-01');
	expect(listed.map(({ standing }) => standing).sort()).toEqual(['done', 'ended']);
});

test('each party’s people keep their own promises, the owner’s managers all', async () => {
	const { owner, parties, firmId } = await anAgreementInForce(db);
	const [lodz, firm] = parties;
	const actor = (role: 'manager' | 'editor', scopeId: string): Actor => ({
		...{ personId: newId(), onBehalfOfId: null },
		grants: [{ role, scopeKind: scopeId === firmId ? 'organisation' : 'cluster', scopeId }]
	});
	const may = (rule: typeof mayFulfil, who: Actor, partyId: string | null) =>
		rule(who, owner, { partyId }, parties);
	expect(may(mayFulfil, actor('editor', firmId), firm!.id)).toBe(true);
	expect(may(mayFulfil, actor('editor', firmId), lodz!.id)).toBe(false);
	expect(may(mayFulfil, actor('editor', firmId), null)).toBe(true);
	expect(may(mayFulfil, actor('manager', owner.ownerId), firm!.id)).toBe(true);
	expect(may(mayFulfil, actor('manager', newId()), null)).toBe(false);
	expect(may(mayUndertake, actor('editor', firmId), firm!.id)).toBe(false);
	expect(may(mayUndertake, actor('manager', firmId), firm!.id)).toBe(true);
	expect(may(mayUndertake, actor('manager', firmId), null)).toBe(false);
});
