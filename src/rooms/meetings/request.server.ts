import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { callOffMeeting, arrangeMeeting } from './meeting.server.ts';
import { findBrokerage, type Brokerage } from './brokerage.server.ts';
import { windowAt } from './brokerage.ts';
import { findParticipant, type ParticipantRecord } from './participant.server.ts';
import { findHindrance } from './request-hindrance.server.ts';
import { expiryOf } from './request.ts';

nameViolations({
	request_open_already: 'request_open_already',
	request_to_oneself: 'request_to_oneself',
	request_answer_pkey: 'answered_already'
});

export type NewRequest = {
	eventId: string;
	askingId: string;
	askedId: string;
	message: string;
	messageLocale: Locale;
	now: Date;
};

export type Sent = { id: string; isAccepted: boolean };

/** Asks somebody for a meeting; no slot is held until they have agreed. */
export async function askForMeeting(
	tx: Transaction,
	actor: Actor,
	wanted: NewRequest
): Promise<Outcome<Sent>> {
	const { eventId, askingId, askedId, now } = wanted;
	if (askingId === askedId) return refuse('request_to_oneself');
	const brokerage = await findBrokerage(tx, eventId);
	if (!brokerage) return refuse('brokerage_unknown');
	if (windowAt(brokerage, now) !== 'open') return refuse('requests_closed');
	// Whoever asks is held, so that two questions at once count one after the other.
	await tx
		.selectFrom('participant')
		.select('id')
		.where('id', '=', askingId)
		.forNoKeyUpdate()
		.execute();
	const asking = await findParticipant(tx, eventId, askingId);
	const asked = await findParticipant(tx, eventId, askedId);
	if (!asking || !asked || asked.registrationState !== 'confirmed')
		return refuse('participant_unknown');
	const forbidden = await findHindrance(tx, brokerage, asking, asked);
	if (forbidden) return forbidden;
	const id = await insertRequest(tx, actor, wanted, brokerage);
	await record(tx, actor, {
		deed: 'meeting_request.sent',
		subject: { kind: 'event', id: eventId },
		details: { requestId: id, askingId, askedId }
	});
	const isAccepted = await acceptByItself(tx, actor, { id, brokerage, asked, now });
	return accept({ id, isAccepted });
}

async function insertRequest(
	tx: Transaction,
	actor: Actor,
	{ now, ...wanted }: NewRequest,
	brokerage: Brokerage
): Promise<string> {
	const first = await tx
		.selectFrom('meetingSlot')
		.select('startsAt')
		.where('eventId', '=', wanted.eventId)
		.orderBy('startsAt')
		.limit(1)
		.executeTakeFirst();
	const id = newId();
	await tx
		.insertInto('meetingRequest')
		.values({
			id,
			...wanted,
			message: wanted.message.trim().slice(0, 2000),
			slotId: null,
			askedAt: now,
			askedById: actor.personId,
			expiresAt: expiryOf(now, brokerage, first?.startsAt ?? null),
			remindedAt: null,
			closedAt: null
		})
		.execute();
	return id;
}

/** By the event's or the participant's own setting; where slots are picked somebody has to pick one. */
async function acceptByItself(
	tx: Transaction,
	actor: Actor,
	{
		id,
		brokerage,
		asked,
		now
	}: { id: string; brokerage: Brokerage; asked: ParticipantRecord; now: Date }
): Promise<boolean> {
	if (brokerage.booking !== 'computed') return false;
	if (!brokerage.autoAccept && !asked.autoAccept) return false;
	await writeAnswer(tx, { requestId: id, answer: 'accepted', note: '', by: null, now });
	await record(tx, actor, {
		deed: 'meeting_request.accepted',
		subject: { kind: 'event', id: brokerage.eventId },
		details: { requestId: id, isByItself: true }
	});
	return true;
}

type Written = {
	requestId: string;
	answer: 'accepted' | 'declined' | 'expired' | 'withdrawn';
	note: string;
	by: string | null;
	now: Date;
};

async function writeAnswer(tx: Transaction, { requestId, answer, note, by, now }: Written) {
	await tx
		.insertInto('requestAnswer')
		.values({ requestId, answer, note, answeredAt: now, answeredById: by })
		.execute();
	if (answer !== 'accepted')
		await tx
			.updateTable('meetingRequest')
			.set({ closedAt: now })
			.where('id', '=', requestId)
			.execute();
}

export type Answering = {
	eventId: string;
	requestId: string;
	/** The one who was asked. */
	participantId: string;
	answer: 'accepted' | 'declined';
	slotId?: string | null;
	note?: string;
	now: Date;
};

export async function answerRequest(
	tx: Transaction,
	actor: Actor,
	{ eventId, requestId, participantId, answer, slotId, note = '', now }: Answering
): Promise<Outcome<{ meetingId: string | null }>> {
	const request = await lockRequest(tx, eventId, requestId);
	if (request?.askedId !== participantId) return refuse('request_unknown');
	if (request.answer === 'withdrawn') return refuse('request_withdrawn');
	if (request.answer && request.answer !== 'expired') return refuse('answered_already');
	if (request.answer === 'expired' || request.expiresAt <= now) return refuse('request_expired');
	await writeAnswer(tx, { requestId, answer, note: note.trim(), by: actor.personId, now });
	await record(tx, actor, {
		deed: `meeting_request.${answer}`,
		subject: { kind: 'event', id: eventId },
		details: { requestId }
	});
	const { booking } = (await findBrokerage(tx, eventId)) ?? {};
	if (answer === 'declined' || booking === 'computed') return accept({ meetingId: null });
	if (!slotId) return refuse('slot_missing');
	const who = [request.askingId, request.askedId];
	const arranged = await arrangeMeeting(tx, actor, {
		eventId,
		requestId,
		who,
		slotId,
		origin: 'request',
		now
	});
	return arranged.ok ? accept({ meetingId: arranged.value }) : arranged;
}

/** Whoever asked takes it back; whoever agreed may also think again. The slot is free at once. */
export async function withdrawRequest(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		requestId,
		participantId,
		now
	}: { eventId: string; requestId: string; participantId: string; now: Date }
): Promise<Outcome<{ meetingId: string | null }>> {
	const request = await lockRequest(tx, eventId, requestId);
	if (!request || ![request.askingId, request.askedId].includes(participantId))
		return refuse('request_unknown');
	if (request.closedAt) return refuse('request_closed');
	const meeting = await tx
		.selectFrom('meeting')
		.innerJoin('meetingSlot', 'meetingSlot.id', 'slotId')
		.select(['meeting.id', 'startsAt'])
		.where('requestId', '=', requestId)
		.where('calledOffAt', 'is', null)
		.executeTakeFirst();
	if (meeting && meeting.startsAt <= now) return refuse('meeting_over');
	await tx.deleteFrom('requestAnswer').where('requestId', '=', requestId).execute();
	await writeAnswer(tx, { requestId, answer: 'withdrawn', note: '', by: actor.personId, now });
	await record(tx, actor, {
		deed: 'meeting_request.withdrawn',
		subject: { kind: 'event', id: eventId },
		details: { requestId, participantId, before: request.answer }
	});
	if (!meeting) return accept({ meetingId: null });
	const off = await callOffMeeting(tx, actor, {
		eventId,
		meetingId: meeting.id,
		reason: 'withdrawn',
		now
	});
	return off.ok ? accept({ meetingId: meeting.id }) : off;
}

async function lockRequest(tx: Transaction, eventId: string, id: string) {
	await tx.selectFrom('meetingRequest').select('id').where('id', '=', id).forUpdate().execute();
	return tx
		.selectFrom('meetingRequest')
		.leftJoin('requestAnswer', 'requestId', 'meetingRequest.id')
		.select(['id', 'askingId', 'askedId', 'expiresAt', 'closedAt', 'answer'])
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
}

/** All requests, or one participant's, newest first. */
export async function listRequests(
	db: Database,
	eventId: string,
	{ participantId, limit = 100_000 }: { participantId?: string; limit?: number } = {}
) {
	let query = db
		.selectFrom('meetingRequest')
		.leftJoin('requestAnswer', 'requestId', 'meetingRequest.id')
		.select([
			'id',
			'askingId',
			'askedId',
			'message',
			'messageLocale',
			'askedAt',
			'expiresAt',
			'closedAt',
			'answer',
			'answeredAt',
			'note'
		])
		.where('eventId', '=', eventId);
	if (participantId)
		query = query.where((or) =>
			or.or([or('askingId', '=', participantId), or('askedId', '=', participantId)])
		);
	return query.orderBy('askedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
