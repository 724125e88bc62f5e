import type { Database } from '#platform/database/database.ts';
import { listAbsences } from './absence.server.ts';
import { findBrokerage, listRules } from './brokerage.server.ts';
import { listMeetings, type Meeting } from './meeting.server.ts';
import { listParticipants, listStances } from './participant.server.ts';
import { listSlots } from './slot.server.ts';
import { listNeeds, listSpecialists } from './specialist.server.ts';
import { listTables } from './table.server.ts';
import { weightOf, type Given, type Wished } from './timetable.ts';

export type Named = { name: string; timeZone: string };

/** All of an event that bears on its timetable, as it is at this moment. */
export async function readGiven(db: Database, eventId: string, named: Named): Promise<Given> {
	const brokerage = await findBrokerage(db, eventId);
	if (!brokerage) throw new Error(`event ${eventId} has no brokerage`);
	const [slots, tables, participants, absences, rules, specialists] = await Promise.all([
		listSlots(db, eventId),
		listTables(db, eventId),
		listParticipants(db, eventId),
		listAbsences(db, eventId),
		listRules(db, eventId),
		listSpecialists(db, eventId)
	]);
	const withAbsences = <One extends { id: string }>(one: One) => ({
		...one,
		absent: [...(absences.get(one.id) ?? [])]
	});
	const { mostMeetings, mostMeetingsDaily } = brokerage;
	return {
		...named,
		slots,
		tables: tables.map(withAbsences),
		participants,
		specialists: specialists.map(withAbsences),
		absences,
		wishes: await listWishes(db, eventId, new Set(participants.map(({ id }) => id))),
		limits: {
			mostMeetings,
			mostMeetingsDaily,
			between: rules.flatMap((rule) => (rule.most === null ? [] : [{ ...rule, most: rule.most }]))
		}
	};
}

/** What was agreed to, and what the organiser has set; without those who are gone. */
async function listWishes(
	db: Database,
	eventId: string,
	there: ReadonlySet<string>
): Promise<Wished[]> {
	const [meetings, needs, stances, agreed] = await Promise.all([
		listMeetings(db, eventId),
		listNeeds(db, eventId),
		listStances(db, eventId),
		db
			.selectFrom('meetingRequest')
			.innerJoin('requestAnswer', 'requestId', 'meetingRequest.id')
			.select(['id', 'askingId', 'askedId'])
			.where('eventId', '=', eventId)
			.where('answer', '=', 'accepted')
			.where('closedAt', 'is', null)
			.orderBy('id')
			.execute()
	]);
	const stanceOf = new Map(
		stances.map(({ participantId, otherId, stance }) => [`${participantId} ${otherId}`, stance])
	);
	const between = ([one = '', other = '']: readonly string[]) => [
		stanceOf.get(`${one} ${other}`),
		stanceOf.get(`${other} ${one}`)
	];
	const byRequest = new Map(meetings.map((meeting) => [meeting.requestId, meeting]));
	const wished = (id: string, who: readonly string[], meeting?: Meeting): Wished => ({
		id,
		who,
		weight: weightOf(between(who)),
		pinned:
			meeting?.isPinned && meeting.slotId
				? { slotId: meeting.slotId, tableId: meeting.tableId }
				: null,
		isMust: false,
		needs: needs.get(id) ?? [],
		standing: meeting?.specialistIds ?? [],
		slotId: meeting?.slotId ?? null
	});
	return [
		...agreed.map(({ id, askingId, askedId }) =>
			wished(id, [askingId, askedId], byRequest.get(id))
		),
		...meetings.flatMap((meeting) =>
			meeting.requestId ? [] : [wished(meeting.id, meeting.who, meeting)]
		)
	].filter(({ who }) => who.every((id) => there.has(id)) && !between(who).includes('never'));
}
