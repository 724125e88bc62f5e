import { describe, expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { recallRound } from './ending.server.ts';
import { sendLinkAgain } from './letters.server.ts';
import { openedStep, openLink, stepOfSession } from './link.server.ts';
import { findRoundOfStep } from './round.server.ts';
import { aRound, findLetterTo, letterKindsOf, occasionAt, signingDay, signs } from './testing.ts';

const db = await testDatabase();
const later = (hours: number) => new Date(signingDay.getTime() + hours * 3_600_000);
const tokenOf = async (email: string) =>
	/\/signing\/([\w-]+)/.exec((await findLetterTo(db, email)).text)?.[1] ?? '';

describe('a personal link', () => {
	const open = (token: string, now = signingDay) =>
		attempt(db, (tx) => openLink(tx, { token, now }));

	test('opens once, for a while, and never twice', async () => {
		const { boris } = await aRound(db);
		const token = await tokenOf('boris@ruse.test');
		const [one, other] = await Promise.all([open(token), open(token)]);
		expect([one.ok, other.ok].toSorted()).toEqual([false, true]);
		const opened = one.ok ? one : other;
		const session = opened.ok ? opened.value.session : '';
		expect(await stepOfSession(db, session, later(1))).toBe(boris.id);
		expect(await stepOfSession(db, session, later(3))).toBeUndefined();
		expect(await stepOfSession(db, 'another', later(1))).toBeUndefined();
		expect(await open(token)).toMatchObject({ reason: 'link_used' });
		expect(await open('made-up')).toMatchObject({ reason: 'link_unknown' });
	});

	test('expires after three days, and is replaced by a newer one', async () => {
		const { boris } = await aRound(db);
		const token = await tokenOf('boris@ruse.test');
		expect(await open(token, later(73))).toMatchObject({ reason: 'signing_link_expired' });
		const again = (now: Date) =>
			attempt(db, (tx) => sendLinkAgain(tx, { stepId: boris.id, occasion: occasionAt(now) }));
		expect(await again(signingDay)).toMatchObject({ reason: 'link_sent_just_now' });
		expect(await again(later(73))).toMatchObject({ ok: true });
		expect(await open(token, later(73))).toMatchObject({ reason: 'link_withdrawn' });
		expect(await open(await tokenOf('boris@ruse.test'), later(74))).toMatchObject({ ok: true });
	});

	test('is dead once the round has ended', async () => {
		const { agreementId } = await aRound(db);
		const token = await tokenOf('boris@ruse.test');
		const recall = { agreementId, reason: 'Błąd', occasion: occasionAt() };
		await attempt(db, (tx) => recallRound(tx, house, recall));
		expect(await open(token)).toMatchObject({ reason: 'link_withdrawn' });
	});
});

describe('the link to what was signed', () => {
	const open = async (token: string, now = signingDay) => {
		const opened = await attempt(db, (tx) => openLink(tx, { token, now }));
		return opened.ok ? opened.value.session : opened.reason;
	};
	const completed = async () => {
		const round = await aRound(db);
		for (const step of [round.ewa, round.boris]) await signs(db, step);
		return round;
	};

	test('reaches a signer without account, and nobody else’s session opens it', async () => {
		const { boris, ewa } = await completed();
		const [own, another] = [await tokenOf('boris@ruse.test'), await tokenOf('ewa@lodz.test')];
		const [session, other] = [await open(own), await open(another)];
		const openedBy = (token: string, by: string | undefined, now = later(1)) =>
			openedStep(db, { token, session: by, now });
		expect(await openedBy(own, session)).toBe(boris.id);
		expect(await openedBy(another, other)).toBe(ewa.id);
		expect(await openedBy(own, other)).toBeUndefined();
		expect(await openedBy(own, undefined)).toBeUndefined();
		expect(await openedBy(own, session, later(3))).toBeUndefined();
		expect(await open(own)).toBe('link_used');
		expect((await findRoundOfStep(db, boris.id))?.outcome).toBe('completed');
	});

	test('expires, is sent anew to the same address only, and then is dead', async () => {
		const { boris } = await completed();
		const first = await tokenOf('boris@ruse.test');
		expect(await open(first, later(73))).toBe('signing_link_expired');
		const again = (now: Date) =>
			attempt(db, (tx) => sendLinkAgain(tx, { stepId: boris.id, occasion: occasionAt(now) }));
		expect(await again(signingDay)).toMatchObject({ reason: 'link_sent_just_now' });
		expect(await again(later(73))).toMatchObject({ ok: true });
		expect((await letterKindsOf(db, 'boris@ruse.test'))[0]).toBe('signing_completed');
		expect(await open(first, later(73))).toBe('link_withdrawn');
		const session = await open(await tokenOf('boris@ruse.test'), later(74));
		expect(await stepOfSession(db, session, later(75))).toBe(boris.id);
	});

	test('two who ask at once are sent one', async () => {
		const { boris } = await completed();
		const again = () =>
			attempt(db, (tx) => sendLinkAgain(tx, { stepId: boris.id, occasion: occasionAt(later(1)) }));
		const sent = await Promise.all([again(), again()]);
		expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test('those with an account are led to the agreement, those whose round failed nowhere', async () => {
		const round = await aRound(db);
		const { id: personId } = await aPerson(db, { name: 'Ewa Nić', email: 'ewa-nic@lodz.test' });
		await db
			.updateTable('signingStep')
			.set({ personId, email: 'ewa-nic@lodz.test' })
			.where('id', '=', round.ewa.id)
			.execute();
		for (const step of [round.ewa, round.boris]) await signs(db, step);
		expect((await findLetterTo(db, 'ewa-nic@lodz.test')).text).toContain(
			`/agreements/${round.agreementId}`
		);
		const failed = await aRound(db);
		const recall = { agreementId: failed.agreementId, reason: 'Błąd', occasion: occasionAt() };
		await attempt(db, (tx) => recallRound(tx, house, recall));
		const letter = await findLetterTo(db, 'boris@ruse.test');
		expect(letter.kind).toBe('signing_recalled');
		expect(letter.text).not.toContain('https://');
	});
});
