import { beforeEach, describe, expect, it } from 'vitest';
import { house, visitor } from '#platform/actor.ts';
import { after, hours } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { acceptOffer, approve, decline, seatOutOfTurn, withdraw } from './deciding.server.ts';
import { expireOffers } from './offering.server.ts';
import { findByToken, placeInQueue } from './registration-record.server.ts';
import { register } from './registration.server.ts';
import type { Applicant, Submission } from './submission.ts';
import { anApplicant, anEvent, aQuota, aType, someDay } from './testing.ts';

const db = await testDatabase();
const occasion = { now: someDay, origin: 'https://osnova.example', secret: 'thread' };
const later = (count: number) => ({ ...occasion, now: after(someDay, hours(count)) });

const send = (
	eventId: string,
	names: readonly (string | Applicant)[],
	changes: Partial<Submission> = {},
	when = occasion
) =>
	attempt(db, (tx) =>
		register(
			tx,
			visitor,
			{
				eventId,
				submissionId: newId(),
				locale: 'pl',
				applicants: names.map((one) => (typeof one === 'string' ? anApplicant(one) : one)),
				...changes
			},
			when
		)
	);

async function entered(...given: Parameters<typeof send>) {
	const outcome = await send(...given);
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...outcome.value, id: outcome.value.ids[0] ?? '' };
}

const statesOf = async (eventId: string) =>
	Object.fromEntries(
		(
			await db
				.selectFrom('registration')
				.select(['name', 'state'])
				.where('eventId', '=', eventId)
				.orderBy('arrival')
				.execute()
		).map(({ name, state }) => [name, state])
	);
const lettersTo = async (name: string) =>
	(await listLetters(db, { to: `${name.toLowerCase()}@example.org` })).map(({ kind }) => kind);

let count = 0;
const event = (changes: Parameters<typeof anEvent>[2] = {}) =>
	anEvent(db, { name: `Zjazd ${(count += 1)}` }, changes);

beforeEach(() => db.deleteFrom('letter').execute());

describe('registering', () => {
	it('gives a seat at once, with an invitation and a link of one’s own', async () => {
		const eventId = await event({ seats: 2 });
		const { state, token } = await entered(eventId, ['Anna']);
		expect(state).toBe('confirmed');
		expect(await findByToken(db, eventId, token)).toMatchObject({ name: 'Anna' });
		const [letter] = await listLetters(db, { to: 'anna@example.org' });
		expect(letter?.calendar).toContain('METHOD:REQUEST');
		expect(letter?.text).toContain(`/registration/${token}`);
	});

	it('never gives more seats than there are, however many ask at once', async () => {
		const eventId = await event({ seats: 5 });
		const all = await Promise.all(
			Array.from({ length: 40 }, (_, at) => entered(eventId, [`Tłum${at}`]))
		);
		expect(all.filter(({ state }) => state === 'confirmed')).toHaveLength(5);
		expect(all.filter(({ state }) => state === 'waiting')).toHaveLength(35);
		const rows = await db
			.selectFrom('registration')
			.select(['state'])
			.where('eventId', '=', eventId)
			.orderBy('arrival')
			.execute();
		expect(rows.slice(0, 5).every(({ state }) => state === 'confirmed')).toBe(true);
	});

	it('takes a form sent twice once', async () => {
		const eventId = await event();
		const submissionId = newId();
		const both = await Promise.all([
			send(eventId, ['Beata'], { submissionId }),
			send(eventId, ['Beata'], { submissionId })
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await send(eventId, ['Beata'], { submissionId })).toMatchObject({
			reason: 'submitted_already'
		});
	});

	it('says plainly when an address is there already, and lets it come again after it left', async () => {
		const eventId = await event();
		const { id } = await entered(eventId, ['Celina']);
		expect(await send(eventId, ['Celina'])).toMatchObject({
			reason: 'registered_already',
			details: { email: 'celina@example.org' }
		});
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id }, occasion));
		expect((await send(eventId, ['Celina'])).ok).toBe(true);
	});

	it.each([
		[{ registrationOpensAt: new Date('2026-03-03T09:00:00Z') }, 'registration_not_yet'],
		[{ registrationClosesAt: new Date('2026-03-01T09:00:00Z') }, 'registration_closed'],
		[
			{ startsAt: new Date('2026-02-01T09:00:00Z'), endsAt: new Date('2026-02-01T12:00:00Z') },
			'registration_over'
		]
	])('is refused out of time: %o', async (changes, reason) => {
		const eventId = await event(changes);
		expect(await send(eventId, ['Dorota'])).toMatchObject({ reason });
		expect((await send(eventId, ['Dorota'], { isByOrganiser: true })).ok).toBe(true);
	});

	it('needs an address for everybody of a party', async () => {
		const twins = [anApplicant('Ewa'), anApplicant('Ewa')];
		expect(await send(await event(), twins)).toMatchObject({ reason: 'email_twice_in_party' });
	});

	it('at the door gives a seat or nothing', async () => {
		const eventId = await event({ seats: 1 });
		const atDoor = { isByOrganiser: true, isWalkIn: true };
		expect((await entered(eventId, ['Filip'], atDoor)).state).toBe('confirmed');
		expect(await send(eventId, ['Gosia'], atDoor)).toMatchObject({ reason: 'no_seat_free' });
	});

	it('warns of another event at the same time, in the letter only', async () => {
		await entered(await event(), ['Halina']);
		await entered(await event(), ['Halina']);
		const [letter] = await listLetters(db, { to: 'halina@example.org' });
		expect(letter?.text).toContain('w tym samym czasie');
	});
});

describe('quotas', () => {
	it('are shared across types and never oversold', async () => {
		const eventId = await event({ seats: 4 });
		const [firm, student, pupil] = [
			await aType(db, eventId, 'firma'),
			await aType(db, eventId, 'student'),
			await aType(db, eventId, 'uczeń')
		];
		await aQuota(db, eventId, 1, [student, pupil]);
		const as = (name: string, participantTypeId: string) =>
			entered(eventId, [anApplicant(name, { participantTypeId })]);
		expect((await as('S1', student)).state).toBe('confirmed');
		expect((await as('P1', pupil)).state).toBe('waiting');
		expect((await as('F1', firm)).state).toBe('confirmed');
		expect((await as('S2', student)).state).toBe('waiting');
		expect((await as('F2', firm)).state).toBe('confirmed');
		expect(await send(eventId, [anApplicant('X')])).toMatchObject({
			reason: 'participant_type_missing'
		});
	});
});

describe('the queue', () => {
	it('offers a seat that comes free to the first, who accepts', async () => {
		const eventId = await event({ seats: 1 });
		const first = await entered(eventId, ['Iga']);
		const second = await entered(eventId, ['Jan']);
		const third = await entered(eventId, ['Kaja']);
		const place = async ({ id }: { id: string }) => placeInQueue(db, { eventId, partyId: id });
		expect([await place(second), await place(third)]).toEqual([1, 2]);
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: first.id }, occasion));
		expect(await statesOf(eventId)).toEqual({ Iga: 'withdrawn', Jan: 'offered', Kaja: 'waiting' });
		expect(await place(third)).toBe(1);
		await attempt(db, (tx) => acceptOffer(tx, visitor, { eventId, id: second.id }, occasion));
		expect(await lettersTo('Jan')).toEqual([
			'registration_confirmed',
			'registration_offered',
			'registration_waiting'
		]);
		const [taken] = await listLetters(db, { to: 'iga@example.org' });
		expect(taken?.calendar).toContain('METHOD:CANCEL');
	});

	it('passes on an offer that was let pass', async () => {
		const eventId = await event({ seats: 1, offerHours: 24 });
		const first = await entered(eventId, ['Lena']);
		const second = await entered(eventId, ['Maja']);
		await entered(eventId, ['Nina']);
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: first.id }, occasion));
		expect(await expireOffers(db, later(23))).toBe(0);
		expect(
			await attempt(db, (tx) => acceptOffer(tx, visitor, { eventId, id: second.id }, later(24)))
		).toMatchObject({ reason: 'offer_lapsed' });
		expect(await expireOffers(db, later(24))).toBe(1);
		expect(await statesOf(eventId)).toEqual({
			Lena: 'withdrawn',
			Maja: 'expired',
			Nina: 'offered'
		});
	});

	it('keeps what is free for the party in front until all of it fits', async () => {
		const eventId = await event({ seats: 2 });
		const [one, two] = [await entered(eventId, ['Ola']), await entered(eventId, ['Pola'])];
		const pair = await entered(eventId, ['Roman', 'Roza']);
		await entered(eventId, ['Sam']);
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: one.id }, occasion));
		expect((await entered(eventId, ['Tola'])).state).toBe('waiting');
		expect(await statesOf(eventId)).toMatchObject({ Roman: 'waiting', Sam: 'waiting' });
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: two.id }, occasion));
		expect(await statesOf(eventId)).toMatchObject({ Roman: 'offered', Roza: 'offered' });
		await attempt(db, (tx) => acceptOffer(tx, visitor, { eventId, id: pair.id }, occasion));
		expect(await statesOf(eventId)).toMatchObject({ Roman: 'confirmed', Roza: 'confirmed' });
	});

	it('lets a party grow smaller until it fits', async () => {
		const eventId = await event({ seats: 2 });
		const one = await entered(eventId, ['Ula']);
		await entered(eventId, ['Wanda']);
		const pair = await entered(eventId, ['Xena', 'Yan']);
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: one.id }, occasion));
		const yan = pair.ids[1] ?? '';
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: yan }, occasion));
		expect(await statesOf(eventId)).toMatchObject({ Xena: 'offered', Yan: 'withdrawn' });
	});

	it('may be passed by the organiser’s word, as far as there are seats', async () => {
		const eventId = await event({ seats: 2 });
		const one = await entered(eventId, ['Zoja']);
		await entered(eventId, ['Adam']);
		await entered(eventId, ['Bob', 'Bea']);
		const single = await entered(eventId, ['Cyryl']);
		const seat = () =>
			attempt(db, (tx) => seatOutOfTurn(tx, house, { eventId, id: single.id }, occasion));
		expect(await seat()).toMatchObject({ reason: 'no_seat_free' });
		await attempt(db, (tx) => withdraw(tx, visitor, { eventId, id: one.id }, occasion));
		expect((await seat()).ok).toBe(true);
		expect(await seat()).toMatchObject({ reason: 'registration_not_in_that_state' });
	});
});

describe('approval', () => {
	it('gives a seat, or a place in the queue when all are taken', async () => {
		const eventId = await event({ seats: 1, admission: 'approval' });
		const [one, two, three] = [
			await entered(eventId, ['Dana']),
			await entered(eventId, ['Ela']),
			await entered(eventId, ['Fela'])
		];
		expect(one.state).toBe('applied');
		const yes = (id: string) => attempt(db, (tx) => approve(tx, house, { eventId, id }, occasion));
		expect(await yes(one.id)).toMatchObject({ value: 'confirmed' });
		expect(await yes(two.id)).toMatchObject({ value: 'waiting' });
		expect((await yes(two.id)).ok).toBe(false);
		const no = { eventId, id: three.id, reason: 'Tylko firmy z regionu.' };
		await attempt(db, (tx) => decline(tx, house, no, occasion));
		const [letter] = await listLetters(db, { to: 'fela@example.org' });
		expect(letter?.text).toContain('Tylko firmy z regionu.');
	});
});
