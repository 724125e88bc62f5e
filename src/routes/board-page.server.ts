import type { RequestEvent } from '@sveltejs/kit';
import { wallTime } from '#platform/wall-time.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { listAbsences } from '#rooms/meetings/absence.server.ts';
import { listChanges } from '#rooms/meetings/board.server.ts';
import { listMeetings } from '#rooms/meetings/meeting.server.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { listSlots } from '#rooms/meetings/slot.server.ts';
import { listSpecialists } from '#rooms/meetings/specialist.server.ts';
import { specialistWords } from '#rooms/meetings/specialist-words.ts';
import { listTables } from '#rooms/meetings/table.server.ts';

/** All that a board shows: of one day where the event has several. */
export async function loadBoard(event: RequestEvent, record: EventRecord) {
	const { db, locale, now } = event.locals;
	const [slots, tables, people, meetings, absences, changes, specialists] = await Promise.all([
		listSlots(db, record.id),
		listTables(db, record.id),
		listParticipants(db, record.id),
		listMeetings(db, record.id),
		listAbsences(db, record.id),
		listChanges(db, record.id, 8),
		listSpecialists(db, record.id)
	]);
	const dated = slots.map(({ id, startsAt, endsAt }) => ({
		id,
		day: wallTime(record.timeZone, startsAt).slice(0, 10),
		startsAt,
		endsAt,
		isOver: startsAt <= now
	}));
	const days = [...new Set(dated.map(({ day }) => day))];
	const asked = event.url.searchParams.get('day');
	const today = wallTime(record.timeZone, now).slice(0, 10);
	const day = [asked, today].find((one) => one && days.includes(one)) ?? days[0] ?? null;
	const met = new Set(meetings.flatMap(({ who }) => who));
	return {
		days,
		day,
		slots: dated,
		tables: tables.map(({ id, name, hostId, kind }) => ({
			id,
			name,
			hostId,
			isOnline: kind === 'online'
		})),
		people: people.map(({ id, name, organisationName }) => ({
			id,
			name,
			organisation: organisationName,
			hasMeetings: met.has(id)
		})),
		meetings: meetings.flatMap(({ slotId, ...meeting }) =>
			slotId ? [{ ...meeting, slotId }] : []
		),
		absences: Object.fromEntries([...absences].map(([id, own]) => [id, [...own]])),
		specialists: specialists.map(({ id, name, kind }) => ({
			...{ id, name },
			words: specialistWords({ kind, name }, locale)
		})),
		changes: changes.map(({ steps, ...change }) => ({ ...change, count: steps.length }))
	};
}
