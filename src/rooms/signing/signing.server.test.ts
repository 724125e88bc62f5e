import { describe, expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { findFlaw } from '#rooms/agreements/chain.ts';
import { readChain, sha256 } from '#rooms/agreements/chain.server.ts';
import { dispatchRound } from './dispatch.server.ts';
import { expireRounds, recallRound, refuseStep, replaceRound } from './ending.server.ts';
import { remindSigners } from './letters.server.ts';
import { endRepresentative } from './representation.server.ts';
import { findRound, listSteps } from './round.server.ts';
import {
	aPlan,
	aRepresentative,
	aRound,
	letterKindsOf,
	occasionAt,
	openRoundOf,
	signingDay,
	signingOf,
	signs,
	stepsOf
} from './testing.ts';

const db = await testDatabase();
const later = (hours: number) => new Date(signingDay.getTime() + hours * 3_600_000);
const stateOf = async (id: string) =>
	(await db.selectFrom('agreement').select('state').where('id', '=', id).executeTakeFirstOrThrow())
		.state;

test('both sign, and the agreement is in force with an unbroken chain', async () => {
	const { agreementId, ewa, boris, roundId } = await aRound(db);
	expect(await signs(db, ewa)).toMatchObject({ ok: true });
	expect(await stateOf(agreementId)).toBe('signing');
	expect(await signs(db, boris, { name: 'борис дунавски' })).toMatchObject({ ok: true });
	expect(await stateOf(agreementId)).toBe('in_force');
	expect(await findRound(db, roundId)).toMatchObject({ outcome: 'completed' });
	const chain = await readChain(db, agreementId);
	expect(chain.map(({ kind }) => kind)).toEqual([
		'version',
		'dispatch',
		'signature',
		'signature',
		'completion',
		'term'
	]);
	expect(findFlaw(chain, sha256)).toBeUndefined();
	expect(await letterKindsOf(db, 'boris@ruse.test')).toContain('signing_completed');
});

test('a double click, and two at once, sign once', async () => {
	const { agreementId, ewa, boris } = await aRound(db);
	const done = await Promise.all([
		signs(db, ewa),
		signs(db, ewa),
		signs(db, boris),
		signs(db, boris)
	]);
	expect(done.every(({ ok }) => ok)).toBe(true);
	const chain = await readChain(db, agreementId);
	expect(chain.filter(({ kind }) => kind === 'signature')).toHaveLength(2);
	expect(findFlaw(chain, sha256)).toBeUndefined();
	expect(await stateOf(agreementId)).toBe('in_force');
});

test('nobody is asked before all parties can be bound', async () => {
	const { agreementId, roundId } = await aPlan(db);
	await db
		.deleteFrom('signingStep')
		.where('roundId', '=', roundId)
		.where('name', '=', 'Ewa Nić')
		.execute();
	const send = () =>
		attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion: occasionAt() }));
	expect(await send()).toMatchObject({ reason: 'signers_insufficient' });
	expect(await stateOf(agreementId)).toBe('draft');
});

describe('the order of turns', () => {
	test('a gate stands before the signatures', async () => {
		const { agreementId, gate, ewa, roundId } = await aRound(db, { withGate: true });
		expect(await letterKindsOf(db, 'radca@lodz.test')).toEqual(['signing_asked_to_approve']);
		expect(await signs(db, ewa)).toMatchObject({ reason: 'not_your_turn' });
		expect(await signs(db, gate)).toMatchObject({ ok: true });
		expect((await readChain(db, agreementId)).at(-1)?.kind).toBe('gate');
		expect(await signs(db, (await stepsOf(db, roundId)).ewa)).toMatchObject({ ok: true });
	});
});

describe('what is no signature', () => {
	test.each([
		[{ isIntended: false }, 'intention_missing'],
		[{ name: '' }, 'signer_name_missing'],
		[{ name: 'Ktoś Inny' }, 'signer_name_differs'],
		[{ digest: 'another' }, 'text_changed_meanwhile'],
		[{ means: 'paper' as const, signedOnPaperOn: null }, 'paper_date_missing'],
		[{ means: 'paper' as const, signedOnPaperOn: '2026-03-11' }, 'paper_date_future'],
		[{ means: 'paper' as const, signedOnPaperOn: '2026-03-09' }, 'paper_date_before_dispatch']
	])('%o is refused', async (changes, reason) => {
		const { ewa, agreementId } = await aRound(db);
		expect(await signs(db, ewa, changes)).toMatchObject({ ok: false, reason });
		expect((await readChain(db, agreementId)).at(-1)?.kind).toBe('dispatch');
	});

	test('on paper, when the plan wants a screen, and the other way round', async () => {
		const { ewa } = await aRound(db);
		const wants = (means: 'paper' | 'screen') =>
			db.updateTable('signingStep').set({ means }).where('id', '=', ewa.id).execute();
		await wants('paper');
		expect(await signs(db, ewa)).toMatchObject({ reason: 'paper_wanted' });
		await wants('screen');
		const paper = { means: 'paper', signedOnPaperOn: '2026-03-10' } as const;
		expect(await signs(db, ewa, paper)).toMatchObject({ reason: 'screen_wanted' });
	});
});

test('a right lost between sending and signing: refused in words, and the owner hears of it once', async () => {
	const { ewa, ewaId, coordinatorId, clusterId, agreementId } = await aRound(db);
	await aManager(clusterId);
	const ending = { organisationId: coordinatorId, id: ewaId, on: '2026-03-10' };
	await attempt(db, (tx) => endRepresentative(tx, house, ending));
	const refusal = { ok: false, reason: 'right_lost', details: { name: 'Ewa Nić' } };
	expect(await signs(db, ewa)).toMatchObject(refusal);
	expect(await signs(db, ewa)).toMatchObject(refusal);
	expect(await letterKindsOf(db, `manager-${clusterId}@test`)).toEqual(['signing_right_lost']);
	expect((await readChain(db, agreementId)).at(-1)?.kind).toBe('dispatch');
});

async function aManager(clusterId: string) {
	const { aPerson } = await import('#rooms/people/testing.ts');
	const { grantRole } = await import('#rooms/people/grant.server.ts');
	const { id } = await aPerson(db, { name: 'Anna', email: `manager-${clusterId}@test` });
	const scope = { kind: 'cluster', id: clusterId } as const;
	const validFrom = new Date('2026-01-01');
	await db
		.transaction()
		.execute((tx) => grantRole(tx, house, { personId: id, role: 'manager', scope, validFrom }));
}

test('a party that is merged away or fell silent cannot sign any more', async () => {
	const { boris, firmId, coordinatorId } = await aRound(db);
	const set = (row: { mergedIntoId: string | null; dormantSince: Date | null }) =>
		db.updateTable('organisation').set(row).where('id', '=', firmId).execute();
	await set({ mergedIntoId: coordinatorId, dormantSince: null });
	expect(await signs(db, boris)).toMatchObject({ reason: 'party_merged' });
	await set({ mergedIntoId: null, dormantSince: signingDay });
	expect(await signs(db, boris)).toMatchObject({ reason: 'party_dormant' });
	await set({ mergedIntoId: null, dormantSince: null });
	expect(await signs(db, boris)).toMatchObject({ ok: true });
});

describe('a round that comes to nothing', () => {
	test('by a refusal with its reason', async () => {
		const { agreementId, ewa, boris, roundId } = await aRound(db);
		await signs(db, ewa);
		const refusing = (reason: string) =>
			attempt(db, (tx) =>
				refuseStep(tx, house, { stepId: boris.id, reason, occasion: occasionAt() })
			);
		expect(await refusing(' ')).toMatchObject({ reason: 'refusal_reason_missing' });
		expect(await refusing('Brak zgody zarządu')).toMatchObject({ ok: true });
		expect(await refusing('drugie kliknięcie')).toMatchObject({ ok: true });
		expect(await findRound(db, roundId)).toMatchObject({ outcome: 'refused' });
		expect(await stateOf(agreementId)).toBe('negotiation');
		expect(await signs(db, boris)).toMatchObject({ reason: 'round_over' });
	});

	test('by its time', async () => {
		const { agreementId, ewa, roundId } = await aRound(db);
		const expiresAt = later(24);
		await db.updateTable('signingRound').set({ expiresAt }).where('id', '=', roundId).execute();
		expect(await expireRounds(db, occasionAt(later(23)))).toBe(0);
		expect(await signs(db, ewa, { occasion: occasionAt(later(25)) })).toMatchObject({
			reason: 'round_expired'
		});
		expect(await expireRounds(db, occasionAt(later(25)))).toBe(1);
		expect(await expireRounds(db, occasionAt(later(25)))).toBe(0);
		expect(await stateOf(agreementId)).toBe('negotiation');
	});

	test('by a recall, after which it goes out again', async () => {
		const { agreementId, ewa } = await aRound(db);
		await signs(db, ewa);
		const recall = { agreementId, reason: 'Błąd', occasion: occasionAt() };
		expect(await attempt(db, (tx) => recallRound(tx, house, recall))).toMatchObject({ ok: true });
		expect(await attempt(db, (tx) => recallRound(tx, house, recall))).toMatchObject({
			reason: 'round_over'
		});
	});

	test('by a correction: the same people sign anew, earlier signatures count no more', async () => {
		const { agreementId, ewa, roundId } = await aRound(db);
		await signs(db, ewa);
		const replacing = { agreementId, reason: 'Literówka', occasion: occasionAt() };
		await attempt(db, (tx) => replaceRound(tx, house, replacing));
		expect(await signs(db, ewa)).toMatchObject({ ok: true, value: 'signed_already' });
		const next = await openRoundOf(db, agreementId);
		expect(await findRound(db, roundId)).toMatchObject({
			outcome: 'replaced',
			replacedById: next.id
		});
		const again = await listSteps(db, next.id);
		expect(again.map(({ name, isDone }) => [name, isDone])).toEqual([
			['Ewa Nić', false],
			['Борис Дунавски', false]
		]);
		expect(await letterKindsOf(db, 'boris@ruse.test')).toContain('signing_replaced');
	});
});

test('who has not signed is reminded, and not by the hour', async () => {
	const { ewa } = await aRound(db);
	await signs(db, ewa);
	await remindSigners(db, occasionAt(later(71)));
	expect(await letterKindsOf(db, 'boris@ruse.test')).not.toContain('signing_reminded');
	await remindSigners(db, occasionAt(later(73)));
	const kinds = await letterKindsOf(db, 'boris@ruse.test');
	expect(kinds[0]).toBe('signing_reminded');
});

test('two must sign where one may not alone', async () => {
	const { agreementId, coordinatorId, roundId } = await aPlan(db);
	await db
		.updateTable('representative')
		.set({ maySign: 'together' })
		.where('organisationId', '=', coordinatorId)
		.execute();
	const send = () =>
		attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion: occasionAt() }));
	expect(await send()).toMatchObject({ reason: 'signers_insufficient' });
	const janId = await aRepresentative(db, coordinatorId, 'Jan Osnowa', { maySign: 'together' });
	const { ewa } = await stepsOf(db, roundId);
	const { signature: _, refusal: __, isDone: ___, isRefused: ____, ...row } = ewa;
	const { newId } = await import('#platform/ids.ts');
	await db
		.insertInto('signingStep')
		.values({ ...row, id: newId(), name: 'Jan Osnowa', email: null, representativeId: janId })
		.execute();
	expect(await send()).toMatchObject({ ok: true });
});

test('what is signed carries the digest of the very text', async () => {
	const { ewa, roundId } = await aRound(db);
	const { digest } = await signingOf(db, ewa);
	await signs(db, ewa);
	const { signature } = (await stepsOf(db, roundId)).ewa;
	expect(signature?.digest).toBe(digest);
	expect(signature?.authority).toMatchObject({
		authority: 'alone',
		organisationName: 'PIOT Fundacja Przemysłu i Mody'
	});
});
