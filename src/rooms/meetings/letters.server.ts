import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { after, days } from '#platform/clock.ts';
import type { Locale } from '#platform/locale.ts';
import { writeLetter } from '#platform/mail/letter.server.ts';
import { formatDateTime, formatTime } from '#ui/format.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listEventNames, type EventName } from '#rooms/events/event-record.server.ts';
import {
	agendaLetter,
	answerLetter,
	outcomeLetter,
	reminderLetter,
	requestLetter,
	type Reader
} from './mail/meeting-letters.ts';
import { askForOutcomes } from './meeting-result.server.ts';
import { listMeetings } from './meeting.server.ts';
import {
	findParticipant,
	listParticipants,
	listParticipantsById,
	type ParticipantRecord
} from './participant.server.ts';
import { isReminderDue, type Answer } from './request.ts';
import { listSlots } from './slot.server.ts';
import { listSpecialists } from './specialist.server.ts';
import { specialistWords } from './specialist-words.ts';
import { listTableNames } from './table.server.ts';

const readerOf = ({ name, email, personId, locale }: ParticipantRecord): Reader => ({
	name,
	email,
	personId,
	locale: locale as Locale
});

/** Whom one meets: the name, and where they work. */
export const whoIs = ({ name, organisationName }: ParticipantRecord): string =>
	organisationName ? `${name} (${organisationName})` : name;

const aboutFor = (event: EventName, locale: Locale, origin: string, page = '') => ({
	event: nameFor(event.texts, locale, event.originalLocale),
	href: `${origin}/${locale}/events/${event.slug}/meetings${page}`
});

async function getEvent(db: Database, eventId: string): Promise<EventName> {
	const event = (await listEventNames(db, [eventId])).get(eventId);
	if (!event) throw new Error(`no event ${eventId}`);
	return event;
}

/** Tells the one who was asked. */
export async function tellOfRequest(tx: Transaction, requestId: string, origin: string) {
	const request = await tx
		.selectFrom('meetingRequest')
		.select(['eventId', 'askingId', 'askedId', 'message', 'expiresAt'])
		.where('id', '=', requestId)
		.executeTakeFirstOrThrow();
	const [event, asking, asked] = await Promise.all([
		getEvent(tx, request.eventId),
		findParticipant(tx, request.eventId, request.askingId),
		findParticipant(tx, request.eventId, request.askedId)
	]);
	if (!asking || !asked) return;
	const reader = readerOf(asked);
	const until = formatDateTime(reader.locale, request.expiresAt, event.timeZone);
	const words = { who: whoIs(asking), message: request.message, until };
	const about = aboutFor(event, reader.locale, origin, '/requests');
	await writeLetter(tx, requestLetter(reader, about, words));
}

/** Tells the other of the two what was answered, or taken back. */
export async function tellOfAnswer(
	tx: Transaction,
	{
		requestId,
		byId,
		answer,
		origin
	}: { requestId: string; byId: string; answer: Exclude<Answer, 'expired'>; origin: string }
) {
	const request = await tx
		.selectFrom('meetingRequest')
		.leftJoin('requestAnswer', 'requestId', 'meetingRequest.id')
		.select(['eventId', 'askingId', 'askedId', 'note'])
		.where('id', '=', requestId)
		.executeTakeFirstOrThrow();
	const otherId = request.askingId === byId ? request.askedId : request.askingId;
	const [event, by, other] = await Promise.all([
		getEvent(tx, request.eventId),
		findParticipant(tx, request.eventId, byId),
		findParticipant(tx, request.eventId, otherId)
	]);
	if (!by || !other) return;
	const reader = readerOf(other);
	const words = {
		who: whoIs(by),
		answer,
		note: answer === 'withdrawn' ? '' : (request.note ?? '')
	};
	await writeLetter(tx, answerLetter(reader, aboutFor(event, reader.locale, origin), words));
}

type Telling = {
	eventId: string;
	/** Whom to tell; everybody where nobody is named. */
	ids?: readonly string[];
	isNew: boolean;
	origin: string;
};

/** Writes everyone concerned their agenda as it is now. */
export async function tellAgendas(
	tx: Transaction,
	{ eventId, ids, isNew, origin }: Telling
): Promise<number> {
	const [event, meetings, slots, tables, specialists] = await Promise.all([
		getEvent(tx, eventId),
		listMeetings(tx, eventId, ids ? { of: ids } : {}),
		listSlots(tx, eventId),
		listTableNames(tx, eventId),
		listSpecialists(tx, eventId)
	]);
	const people = ids
		? await listParticipantsById(tx, [...ids, ...meetings.flatMap(({ who }) => who)])
		: await listParticipants(tx, eventId);
	const named = new Map(people.map((one) => [one.id, one]));
	const tableNames = new Map(tables.map(({ id, name }) => [id, name]));
	const order = new Map(slots.map((slot, at) => [slot.id, { ...slot, at }]));
	const wanted = ids && new Set(ids);
	const told = people.filter(
		({ id, registrationState }) => registrationState === 'confirmed' && (!wanted || wanted.has(id))
	);
	const byPerson = Map.groupBy(
		meetings.flatMap((meeting) => meeting.who.map((id) => ({ id, meeting }))),
		({ id }) => id
	);
	for (const one of told) {
		const reader = readerOf(one);
		const lines = (byPerson.get(one.id) ?? [])
			.map(({ meeting }) => ({ meeting, slot: order.get(meeting.slotId ?? '') }))
			.sort((a, b) => (a.slot?.at ?? 0) - (b.slot?.at ?? 0))
			.map(({ meeting, slot }) => {
				const others = meeting.who.filter((id) => id !== one.id).map((id) => named.get(id));
				const when = slot
					? `${formatDateTime(reader.locale, slot.startsAt, event.timeZone)}–${formatTime(reader.locale, slot.endsAt, event.timeZone)}`
					: '';
				const where = tableNames.get(meeting.tableId ?? '');
				const who = others.flatMap((other) => (other ? [whoIs(other)] : []));
				const help = specialists.flatMap((at) =>
					meeting.specialistIds.includes(at.id) ? [specialistWords(at, reader.locale)] : []
				);
				return [when, where, ...who, ...help].filter(Boolean).join(' · ');
			});
		const about = aboutFor(event, reader.locale, origin);
		await writeLetter(tx, agendaLetter(reader, about, { lines, isNew, zone: event.timeZone }));
	}
	await forgetChanges(tx, eventId, ids);
	return told.length;
}

/** What was changed before is told with it. */
async function forgetChanges(tx: Transaction, eventId: string, ids?: readonly string[]) {
	await tx
		.deleteFrom('agendaChange')
		.where('eventId', '=', eventId)
		.$if(ids !== undefined, (query) =>
			query.where('participantId', '=', sql<string>`any(${[...(ids ?? [])]}::uuid[])`)
		)
		.execute();
}

/** One letter to each who has left requests without an answer for some days. */
export async function remindOfRequests(db: Database, now: Date, origin: string): Promise<number> {
	const waiting = await db
		.selectFrom('meetingRequest')
		.innerJoin('brokerage', 'brokerage.eventId', 'meetingRequest.eventId')
		.leftJoin('requestAnswer', 'requestId', 'id')
		.select(['id', 'meetingRequest.eventId', 'askedId', 'askedAt', 'remindedAt', 'remindDays'])
		.where('closedAt', 'is', null)
		.where('answer', 'is', null)
		.where('expiresAt', '>', now)
		.where('askedAt', '<', after(now, -days(1)))
		.orderBy('id')
		.limit(20_000)
		.execute();
	const due = waiting.filter((one) => isReminderDue(one, one.remindDays, now));
	let letters = 0;
	for (const [askedId, own] of Map.groupBy(due, (one) => one.askedId)) {
		const eventId = own[0]?.eventId ?? '';
		letters += await db
			.transaction()
			.execute((tx) => remind(tx, { eventId, askedId, ids: own.map(({ id }) => id), now, origin }));
	}
	return letters;
}

type Reminding = { eventId: string; askedId: string; ids: string[]; now: Date; origin: string };

async function remind(tx: Transaction, { eventId, askedId, ids, now, origin }: Reminding) {
	const [event, asked] = await Promise.all([
		getEvent(tx, eventId),
		findParticipant(tx, eventId, askedId)
	]);
	if (asked?.registrationState !== 'confirmed') return 0;
	const reader = readerOf(asked);
	const about = aboutFor(event, reader.locale, origin, '/requests');
	await writeLetter(tx, reminderLetter(reader, about, ids.length));
	await tx
		.updateTable('meetingRequest')
		.set((eb) => ({ remindedAt: now, reminders: eb('reminders', '+', 1) }))
		.where('id', 'in', ids)
		.execute();
	return 1;
}

/** Half a year and a year after it, what came of each meeting that took place. */
export async function writeOutcomeQuestions(
	db: Database,
	now: Date,
	origin: string
): Promise<number> {
	return db.transaction().execute(async (tx) => {
		const questions = await askForOutcomes(tx, now);
		for (const { meetingId, participantId, months, token } of questions) {
			const parties = await tx
				.selectFrom('meetingParty')
				.innerJoin('meeting', 'meeting.id', 'meetingId')
				.select(['participantId', 'eventId'])
				.where('meetingId', '=', meetingId)
				.execute();
			const eventId = parties[0]?.eventId ?? '';
			const event = await getEvent(tx, eventId);
			const people = await Promise.all(
				parties.map((party) => findParticipant(tx, eventId, party.participantId))
			);
			const own = people.find((one) => one?.id === participantId);
			const others = people.flatMap((one) => (one && one.id !== participantId ? [whoIs(one)] : []));
			if (!own || months === 0) continue;
			const reader = readerOf(own);
			const about = aboutFor(event, reader.locale, origin);
			const href = `${origin}/${reader.locale}/outcome/${token}`;
			const letter = outcomeLetter(reader, { ...about, href }, { who: others.join(', '), months });
			await writeLetter(tx, letter);
		}
		return questions.length;
	});
}
