import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { aPerson } from '#rooms/people/testing.ts';
import {
	eraseIntroductions,
	listIntroducers,
	listOwnOffers,
	offerToIntroduce,
	withdrawOffer
} from './introducer.server.ts';
import { answerRequest, askForIntroduction, listRequests } from './request.server.ts';
import { moveOrganisation, putBackOrganisation } from './ties.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const occasion = { now, origin: 'https://osnova.example' };
const firm = await anOrganisation(db, { name: 'Dunav <Tekstil>', locale: 'bg' });
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const far = await anOrganisation(db, { name: 'Ailleurs', locale: 'fr' });

async function someoneOf(organisationId: string, name: string) {
	const person = await aPerson(db, { name, email: `${name.toLowerCase()}@example.org` });
	const scope = { kind: 'organisation', id: organisationId } as const;
	const grant = { personId: person.id, role: 'editor', scope, validFrom: after(now, -days(9)) };
	unwrap(await attempt(db, (tx) => grantRole(tx, house, { ...grant, role: 'editor' })));
	return person;
}
const ewa = await someoneOf(mill, 'Ewa');
const jan = await someoneOf(mill, 'Jan');
const claire = await someoneOf(far, 'Claire');
type Someone = typeof ewa;

const offer = (who: Someone, organisationId = firm) => {
	const said = { organisationId, basis: 'own_word' as const, note: 'z targów' };
	return attempt(db, (tx) => offerToIntroduce(tx, who.actor, said, now));
};
const known = (who: Someone, organisationId = firm) =>
	listIntroducers(db, { askerId: who.id, organisationId, now });
const ask = (who: Someone, introducer: Someone, message = 'Bitte <b>') =>
	attempt(db, (tx) =>
		askForIntroduction(
			tx,
			who.actor,
			{ introducerId: introducer.id, organisationId: firm, message, locale: 'pl' },
			occasion
		)
	);

describe('who can introduce', () => {
	it('is told to their own, by their own word, until they take it back', async () => {
		expect(await known(jan)).toEqual([]);
		for (const done of await Promise.all([offer(ewa), offer(ewa)])) unwrap(done);
		expect(await known(jan)).toMatchObject([{ personId: ewa.id, name: 'Ewa', note: 'z targów' }]);
		expect(await known(ewa)).toEqual([]);
		expect(await known(claire)).toEqual([]);
		unwrap(await attempt(db, (tx) => withdrawOffer(tx, ewa.actor, firm, now)));
		expect(await known(jan)).toEqual([]);
		expect(await attempt(db, (tx) => withdrawOffer(tx, ewa.actor, firm, now))).toMatchObject({
			reason: 'introducer_gone'
		});
	});

	it('follows an organisation that becomes another, and back', async () => {
		unwrap(await offer(jan, far));
		await db.transaction().execute(async (tx) => {
			const moved = await moveOrganisation(tx, far, firm);
			expect(await listIntroducers(tx, { askerId: ewa.id, organisationId: far, now })).toEqual([]);
			expect(
				await listIntroducers(tx, { askerId: ewa.id, organisationId: firm, now })
			).toHaveLength(1);
			await putBackOrganisation(tx, moved);
			expect(await listIntroducers(tx, { askerId: ewa.id, organisationId: far, now })).toHaveLength(
				1
			);
		});
	});
});

describe('a request', () => {
	it('reaches only who agreed to it, once, and comes back with words', async () => {
		unwrap(await offer(ewa));
		expect(await ask(claire, ewa)).toMatchObject({ reason: 'introducer_gone' });
		expect(await ask(jan, ewa, '')).toMatchObject({ reason: 'introduction_message_missing' });
		const id = unwrap(await ask(jan, ewa));
		expect(await ask(jan, ewa)).toMatchObject({ reason: 'introduction_asked_already' });
		const [letter] = await listLetters(db, { to: 'ewa@example.org' });
		expect(letter?.subject).toContain('Jan');
		expect(letter?.html).toContain('Bitte &lt;b&gt;');
		expect(letter?.html).toContain('Dunav &lt;Tekstil&gt;');
		const said = { id, answer: 'introduced' as const, text: 'Piszę do nich dziś.' };
		const answer = (who: Someone) =>
			attempt(db, (tx) => answerRequest(tx, who.actor, said, occasion));
		expect(await answer(claire)).toMatchObject({ reason: 'introduction_answered_already' });
		const answered = await Promise.all([answer(ewa), answer(ewa)]);
		expect(answered.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await listLetters(db, { to: 'jan@example.org' })).toHaveLength(1);
		expect((await listRequests(db, jan.id)).made).toMatchObject([
			{ otherName: 'Ewa', answer: 'introduced', answerText: 'Piszę do nich dziś.' }
		]);
		expect((await listRequests(db, claire.id)).received).toEqual([]);
	});

	it('goes with the account of either', async () => {
		await db.transaction().execute((tx) => eraseIntroductions(tx, ewa.id));
		expect(await listOwnOffers(db, ewa.id)).toEqual([]);
		expect((await listRequests(db, jan.id)).made).toEqual([]);
	});
});
