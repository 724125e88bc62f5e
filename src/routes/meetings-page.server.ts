import { error, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { dateIn } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { found, requirePerson } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { mayActFor } from '#rooms/meetings/access.ts';
import { findBrokerage, type Brokerage } from '#rooms/meetings/brokerage.server.ts';
import { listMeetings, type Meeting } from '#rooms/meetings/meeting.server.ts';
import {
	findOwnParticipant,
	findParticipant,
	listParticipantsById,
	type ParticipantRecord
} from '#rooms/meetings/participant.server.ts';
import { listSpecialists } from '#rooms/meetings/specialist.server.ts';
import { specialistWords } from '#rooms/meetings/specialist-words.ts';
import type { Specialist } from '#rooms/meetings/specialist.ts';
import { findStanding } from '#rooms/meetings/standing.server.ts';
import { listSlots, type Slot } from '#rooms/meetings/slot.server.ts';
import { listTableNames } from '#rooms/meetings/table.server.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { openHouse } from '../house.server.ts';
import { eventOf, organisedEvent, receivedEvent } from './event-page.server.ts';
import { onceForThePage } from './once-for-the-page.ts';

export type PageEvent = RequestEvent & { params: { slug: string } };
export type Open = { record: EventRecord; brokerage: Brokerage };

const open = async (event: PageEvent, record: EventRecord): Promise<Open> => ({
	record,
	brokerage: found(await findBrokerage(event.locals.db, record.id))
});

/** The brokerage of a page for those who prepare it. */
export const arrangedBrokerage = async (event: PageEvent) =>
	open(event, await organisedEvent(event));

/** The same at the desk on the day. */
export const deskBrokerage = async (event: PageEvent) => open(event, await receivedEvent(event));

export type Own = Open & {
	actor: Actor & { personId: string };
	own: ParticipantRecord;
	isActing: boolean;
};

/**
 * The participant whose pages these are: whoever is signed in, or the one named in `as`, for whom
 * they may act.
 */
export const findOwn = (event: PageEvent) =>
	onceForThePage(event, 'own participant', () => readOwn(event));

async function readOwn(
	event: PageEvent
): Promise<Omit<Own, 'own'> & { own: ParticipantRecord | null }> {
	const actor = requirePerson(event);
	const { db, now } = event.locals;
	const { record, brokerage } = await open(event, await eventOf(event));
	const as = event.url.searchParams.get('as');
	const base = { record, brokerage, actor };
	if (!as) {
		const personId = actor.onBehalfOfId ?? actor.personId;
		const own = (await findOwnParticipant(db, record.id, personId)) ?? null;
		return { ...base, own, isActing: false };
	}
	const own = found(isId(as) ? await findParticipant(db, record.id, as) : null);
	const standing = await findStanding(db, own.id, dateIn(record.timeZone, now));
	if (!mayActFor(actor, standing, record))
		error(403, { message: 'not allowed', reason: 'not_allowed' });
	return { ...base, own, isActing: true };
}

export async function getOwn(event: PageEvent): Promise<Own> {
	const { own, ...rest } = await findOwn(event);
	if (!own) error(403, { message: 'not allowed', reason: 'not_allowed' });
	return { ...rest, own };
}

/** Where letters of this house lead. */
export const originOf = async (event: RequestEvent): Promise<string> =>
	(await openHouse()).letterAddress(event.url);

/** A participant in a few words, as others see them. */
export const describeParticipant = (one: ParticipantRecord, locale: Locale) => ({
	id: one.id,
	name: one.name,
	organisation: one.organisationName,
	country: one.country && nameOfCountry(one.country, locale),
	isOnline: one.isOnline
});

export type DescribedParticipant = ReturnType<typeof describeParticipant>;

/** Meetings in the order of time, with who, when and where in words: one person's, or all. */
export async function describeMeetings(
	db: Database,
	eventId: string,
	shown: { locale: Locale } & ({ participantId: string } | { people: readonly ParticipantRecord[] })
) {
	const { locale } = shown;
	const [meetings, slots, tables, specialists] = await Promise.all([
		listMeetings(db, eventId, 'participantId' in shown ? { of: [shown.participantId] } : {}),
		listSlots(db, eventId),
		listTableNames(db, eventId),
		listSpecialists(db, eventId)
	]);
	const people =
		'people' in shown
			? shown.people
			: await listParticipantsById(db, [...new Set(meetings.flatMap(({ who }) => who))]);
	const named = new Map(people.map((one) => [one.id, describeParticipant(one, locale)]));
	const place = new Map(slots.map((slot, at) => [slot.id, { ...slot, at }]));
	const tableOf = new Map(tables.map((table) => [table.id, table]));
	const helping = new Map(specialists.map((one) => [one.id, one]));
	return meetings
		.map((meeting) => describeMeeting(meeting, { locale, named, place, tableOf, helping }))
		.sort((one, other) => one.at - other.at || one.id.localeCompare(other.id));
}

function describeMeeting(
	{ id, requestId, slotId, tableId, isPinned, edition, who, origin, specialistIds }: Meeting,
	{
		locale,
		named,
		place,
		tableOf,
		helping
	}: {
		locale: Locale;
		helping: ReadonlyMap<string, Specialist>;
		named: ReadonlyMap<string, DescribedParticipant>;
		place: ReadonlyMap<string, Slot & { at: number }>;
		tableOf: ReadonlyMap<string, { name: string; onlineUrl: string | null }>;
	}
) {
	const slot = place.get(slotId ?? '');
	const table = tableOf.get(tableId ?? '');
	return {
		id,
		requestId,
		origin,
		slotId,
		tableId,
		isPinned,
		edition,
		at: slot?.at ?? -1,
		startsAt: slot?.startsAt ?? null,
		endsAt: slot?.endsAt ?? null,
		table: table?.name ?? null,
		onlineUrl: table?.onlineUrl ?? null,
		specialists: specialistIds.flatMap((one) => {
			const known = helping.get(one);
			return known ? [{ id: one, words: specialistWords(known, locale) }] : [];
		}),
		who: who.map(
			(one) =>
				named.get(one) ?? { id: one, name: '–', organisation: null, country: null, isOnline: false }
		)
	};
}

export type DescribedMeeting = Awaited<ReturnType<typeof describeMeetings>>[number];
