import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { setRules } from './brokerage.server.ts';
import { listMeetings } from './meeting.server.ts';
import { takeStance } from './participant.server.ts';
import { answerRequest, askForMeeting, listRequests, withdrawRequest } from './request.server.ts';
import { expireRequests } from './request-waiting.server.ts';
import { aBrokerage, anAgreedRequest, aParticipant, someDay } from './testing.ts';

const db = await testDatabase();
const message = { message: ' Good day ', messageLocale: 'en' as const };

async function cast(name: string, settings: Parameters<typeof aBrokerage>[2] = {}) {
	const brokerage = await aBrokerage(db, name, settings);
	const [ewa, boris, claire] = await Promise.all(
		['Ewa', 'Boris', 'Claire'].map((who) => aParticipant(db, brokerage.eventId, who))
	);
	return { ...brokerage, ewa: ewa!, boris: boris!, claire: claire! };
}

const ask = (eventId: string, askingId: string, askedId: string, now = someDay) =>
	attempt(db, (tx) => askForMeeting(tx, house, { eventId, askingId, askedId, ...message, now }));
const reason = async (outcome: Promise<{ ok: boolean }>) =>
	((await outcome) as { reason?: string }).reason;
const answer = (eventId: string, requestId: string, participantId: string, changes: object = {}) =>
	attempt(db, (tx) =>
		answerRequest(tx, house, {
			eventId,
			requestId,
			participantId,
			answer: 'accepted',
			now: someDay,
			...changes
		})
	);

describe('asking for a meeting', () => {
	it('is kept with its words and its day of expiry, and holds no slot', async () => {
		const { eventId, ewa, boris } = await cast('Ask');
		expect((await ask(eventId, ewa, boris)).ok).toBe(true);
		const [request] = await listRequests(db, eventId);
		expect(request).toMatchObject({ message: 'Good day', answer: null });
		expect(request?.expiresAt).toEqual(after(someDay, days(7)));
		expect(await listMeetings(db, eventId)).toEqual([]);
	});

	it('is refused where it makes no sense', async () => {
		const { eventId, ewa, boris, claire } = await cast('Refuse', {
			requestsCloseAt: after(someDay, days(3)),
			mostRequests: 1
		});
		expect(await reason(ask(eventId, ewa, ewa))).toBe('request_to_oneself');
		expect((await ask(eventId, ewa, boris)).ok).toBe(true);
		expect(await reason(ask(eventId, ewa, boris))).toBe('request_open_already');
		expect(await reason(ask(eventId, boris, ewa))).toBe('asked_by_them_already');
		expect(await reason(ask(eventId, ewa, claire))).toBe('request_quota_reached');
		expect(await reason(ask(eventId, claire, boris, after(someDay, days(4))))).toBe(
			'requests_closed'
		);
	});

	it('sent twice at once is one request', async () => {
		const { eventId, ewa, boris } = await cast('Twice');
		const sent = await Promise.all([
			ask(eventId, ewa, boris),
			ask(eventId, ewa, boris),
			ask(eventId, boris, ewa)
		]);
		expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await listRequests(db, eventId)).toHaveLength(1);
	});

	it('minds who will not meet whom, without telling the other’s mind', async () => {
		const { eventId, ewa, boris } = await cast('Never');
		const stance = { eventId, participantId: boris, otherId: ewa, stance: 'never' as const };
		await db.transaction().execute((tx) => takeStance(tx, house, stance));
		expect(await reason(ask(eventId, ewa, boris))).toBe('request_not_possible');
		expect(await reason(ask(eventId, boris, ewa))).toBe('own_never');
	});

	it('minds which types may meet', async () => {
		const { eventId } = await cast('Types');
		const [buyer, firm] = await Promise.all(
			['buyer', 'firm'].map(async (name, position) => {
				const id = crypto.randomUUID();
				await db
					.insertInto('participantType')
					.values({
						id,
						eventId,
						names: JSON.stringify({ en: name }),
						admission: null,
						position,
						retiredAt: null
					})
					.execute();
				return id;
			})
		);
		const anna = await aParticipant(db, eventId, 'Anna', { participantTypeId: buyer! });
		const [x, y] = await Promise.all(
			['X', 'Y'].map((name) => aParticipant(db, eventId, name, { participantTypeId: firm! }))
		);
		await db.transaction().execute((tx) =>
			setRules(tx, house, eventId, [
				{ askingTypeId: firm!, askedTypeId: buyer!, mayMeet: false, most: null },
				{ askingTypeId: buyer!, askedTypeId: firm!, mayMeet: true, most: 1 }
			])
		);
		expect(await reason(ask(eventId, x!, anna))).toBe('types_may_not_meet');
		expect((await ask(eventId, anna, x!)).ok).toBe(true);
		expect(await reason(ask(eventId, anna, y!))).toBe('request_quota_reached');
	});

	it('is agreed to by itself where somebody wishes so', async () => {
		const { eventId, ewa } = await cast('Auto');
		const open = await aParticipant(db, eventId, 'Open', { profile: { autoAccept: true } });
		expect(await ask(eventId, ewa, open)).toMatchObject({ value: { isAccepted: true } });
		expect((await listRequests(db, eventId))[0]?.answer).toBe('accepted');
	});
});

describe('answering', () => {
	it('is for the one who was asked, once, in time', async () => {
		const { eventId, ewa, boris, claire } = await cast('Answer');
		const sent = await ask(eventId, ewa, boris);
		const id = sent.ok ? sent.value.id : '';
		expect(await reason(answer(eventId, id, ewa))).toBe('request_unknown');
		expect(await reason(answer(eventId, id, claire))).toBe('request_unknown');
		const late = { now: after(someDay, days(7)) };
		expect(await reason(answer(eventId, id, boris, late))).toBe('request_expired');
		const both = await Promise.all([
			answer(eventId, id, boris),
			answer(eventId, id, boris, { answer: 'declined' })
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it('with a slot arranges the meeting at a free table', async () => {
		const { eventId, ewa, boris, claire, slots, tables } = await cast('Pick', {
			booking: 'slot_on_acceptance',
			tables: 1
		});
		const sent = await ask(eventId, ewa, boris);
		const id = sent.ok ? sent.value.id : '';
		expect(await reason(answer(eventId, id, boris))).toBe('slot_missing');
		expect((await answer(eventId, id, boris, { slotId: slots[0] })).ok).toBe(true);
		expect(await listMeetings(db, eventId)).toMatchObject([
			{ slotId: slots[0], tableId: tables[0], who: [ewa, boris].sort() }
		]);
		const next = await ask(eventId, claire, boris);
		const nextId = next.ok ? next.value.id : '';
		expect(await reason(answer(eventId, nextId, boris, { slotId: slots[0] }))).toBe(
			'no_table_free'
		);
		expect((await answer(eventId, nextId, boris, { slotId: slots[1] })).ok).toBe(true);
	});

	it('no two people get the same slot of a third, however they race', async () => {
		const { eventId, ewa, boris, claire, slots } = await cast('Race', {
			booking: 'slot_on_acceptance',
			tables: 5
		});
		const ids = await Promise.all(
			[ewa, claire].map(async (who) => {
				const sent = await ask(eventId, who, boris);
				return sent.ok ? sent.value.id : '';
			})
		);
		const both = await Promise.all(
			ids.map((id) => answer(eventId, id, boris, { slotId: slots[2] }))
		);
		expect(both.map((one) => (one.ok ? 'held' : one.reason)).sort()).toEqual([
			'held',
			'participant_taken'
		]);
		expect(await listMeetings(db, eventId)).toHaveLength(1);
	});
});

describe('taking a request back', () => {
	it('frees the slot, and the two may ask anew', async () => {
		const { eventId, ewa, boris, slots } = await cast('Back', { booking: 'slot_on_acceptance' });
		const requestId = await anAgreedRequest(db, eventId, [ewa, boris], { slotId: slots[0]! });
		const back = { eventId, requestId, participantId: ewa, now: someDay };
		expect((await attempt(db, (tx) => withdrawRequest(tx, house, back))).ok).toBe(true);
		expect(await reason(attempt(db, (tx) => withdrawRequest(tx, house, back)))).toBe(
			'request_closed'
		);
		expect(await listMeetings(db, eventId)).toEqual([]);
		const again = await anAgreedRequest(db, eventId, [boris, ewa], { slotId: slots[0]! });
		expect(again).not.toBe(requestId);
	});
});

it('a request nobody answers expires, and no other', async () => {
	const { eventId, ewa, boris, claire } = await cast('Expire');
	await ask(eventId, ewa, boris);
	await anAgreedRequest(db, eventId, [ewa, claire]);
	const listStates = async () => (await listRequests(db, eventId)).map((one) => one.answer).sort();
	await expireRequests(db, after(someDay, days(6)));
	expect(await listStates()).toEqual(['accepted', null]);
	await expireRequests(db, after(someDay, days(8)));
	expect(await listStates()).toEqual(['accepted', 'expired']);
	expect((await ask(eventId, boris, ewa, after(someDay, days(8)))).ok).toBe(true);
});
