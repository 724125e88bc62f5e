import { fold } from '#platform/search/fold.ts';
import { refuse } from '#platform/outcome.ts';
import { wallTime } from '#platform/wall-time.ts';
import { isId } from '#platform/ids.ts';
import type { Database } from '#platform/database/database.ts';
import { listAbsences, listOpenNotes } from '#rooms/meetings/absence.server.ts';
import { listChanges, takeBack } from '#rooms/meetings/board.server.ts';
import { agendasChanged, meetingsChanged } from '#rooms/meetings/agenda-change.server.ts';
import { arrangeMeeting, findMeeting } from '#rooms/meetings/meeting.server.ts';
import { markMeeting } from '#rooms/meetings/meeting-result.server.ts';
import { fateOf, markKinds } from '#rooms/meetings/meeting-result.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { notePresence, noteReturn } from '#rooms/meetings/presence.server.ts';
import { presenceKinds, standBysOf, type Whom } from '#rooms/meetings/presence.ts';
import { listSlots } from '#rooms/meetings/slot.server.ts';
import { listSpecialists } from '#rooms/meetings/specialist.server.ts';
import { specialistWords } from '#rooms/meetings/specialist-words.ts';
import { listTables } from '#rooms/meetings/table.server.ts';
import { boardData } from '#rooms/meetings/ui/following.ts';
import { mendTimetable } from '../../../../../../../mending.server.ts';
import { prepareToMend } from '../../../../../../../scheduling.ts';
import { findNamed } from '../../../../../../../timetable-work.server.ts';
import { organisingMeetings, type Asked } from '../../../../../../meetings-action.server.ts';
import {
	deskBrokerage,
	describeMeetings,
	describeParticipant
} from '../../../../../../meetings-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

const mostShown = 30;

export const load: PageServerLoad = async (event) => {
	event.depends(boardData);
	const { record } = await deskBrokerage(event);
	prepareToMend();
	const { db, locale, now } = event.locals;
	const [people, slots, tables, specialists, notes, changes] = await Promise.all([
		listParticipants(db, record.id),
		listSlots(db, record.id),
		listTables(db, record.id),
		listSpecialists(db, record.id),
		listOpenNotes(db, record.id),
		listChanges(db, record.id, 1)
	]);
	const meetings = await describeMeetings(db, record.id, { locale, people });
	const asked = fold(event.url.searchParams.get('q') ?? '');
	const noteOf = new Map(notes.map(({ ofId, kind }) => [ofId, kind]));
	const toCome = meetings.filter(({ startsAt }) => startsAt && startsAt > now);
	const standingOf = (id: string) => ({
		note: noteOf.get(id) ?? null,
		next: toCome.filter(({ who, specialists }) =>
			[...who, ...specialists].some((one) => one.id === id)
		).length
	});
	const { current, next } = slotsAround(now, slots);
	const dayOf = (when: Date) => wallTime(record.timeZone, when).slice(0, 10);
	const today = dayOf(current?.startsAt ?? next?.startsAt ?? now);
	const marks = current ? await listMarksIn(db, current.id) : [];
	const found = people.filter(({ id, name, organisationName }) =>
		asked ? fold(`${name} ${organisationName ?? ''}`).includes(asked) : noteOf.has(id)
	);
	const asksFor = event.url.searchParams.get('change');
	const change = changes.find(({ id, takenBackAt }) => id === asksFor && !takenBackAt);
	const first = people.find(({ id }) => id === event.url.searchParams.get('first'));
	return {
		first: first ? { id: first.id, name: first.name } : null,
		found: found.slice(0, mostShown).map((one) => ({
			...describeParticipant(one, locale),
			...standingOf(one.id)
		})),
		isMore: found.length > mostShown,
		slots: slots
			.filter(({ startsAt }) => startsAt > now && dayOf(startsAt) === today)
			.map(({ id, startsAt }) => ({ id, startsAt })),
		tables: tables.map(({ id, name }) => ({ id, name, isGone: noteOf.has(id) })),
		specialists: specialists.map((one) => ({
			id: one.id,
			words: specialistWords(one, locale),
			...standingOf(one.id)
		})),
		current: meetings
			.filter(({ slotId }) => slotId === current?.id)
			.map((meeting) => ({
				...meeting,
				fate: fateOf(marks.filter(({ meetingId }) => meetingId === meeting.id))
			})),
		currentAt: current?.startsAt ?? null,
		nextAt: next?.startsAt ?? null,
		change: change ? await describeChange(db, record.id, change, { people, meetings }) : null
	};
};

/** The slot that has begun last, and the one that comes. */
const slotsAround = <One extends { startsAt: Date }>(now: Date, slots: readonly One[]) => ({
	current: slots.findLast(({ startsAt }) => startsAt <= now),
	next: slots.find(({ startsAt }) => startsAt > now)
});

const listMarksIn = (db: Database, slotId: string) =>
	db
		.selectFrom('meetingMark')
		.innerJoin('meeting', 'meeting.id', 'meetingId')
		.select(['meetingId', 'markedBy', 'mark', 'missingId'])
		.where('slotId', '=', slotId)
		.execute();

type Change = Awaited<ReturnType<typeof listChanges>>[number];
type Seen = {
	people: Awaited<ReturnType<typeof listParticipants>>;
	meetings: Awaited<ReturnType<typeof describeMeetings>>;
};

/** What a mending did, who lost a meeting by it, and who might stand by for whom. */
async function describeChange(
	db: Database,
	eventId: string,
	{ id, steps }: Change,
	{ people, meetings }: Seen
) {
	const standing = new Map(meetings.map((meeting) => [meeting.id, meeting]));
	const names = new Map(people.map((one) => [one.id, one.name]));
	const gone = steps.filter(({ after }) => after === null);
	const lost = await Promise.all(
		gone.map(async ({ meetingId, before }) => ({
			slotId: before?.slotId ?? '',
			who: (await findMeeting(db, meetingId))?.who ?? []
		}))
	);
	const absences = await listAbsences(db, eventId);
	const around = meetings.map(({ slotId, who }) => ({ slotId, who: who.map((one) => one.id) }));
	const nameOf = (one: string) => names.get(one) ?? '–';
	return {
		id,
		moved: steps.flatMap(({ meetingId, after }) => (after ? (standing.get(meetingId) ?? []) : [])),
		calledOff: lost.map(({ who }) => who.map(nameOf).join(' – ')),
		standBys: standBysOf(lost, { absences, meetings: around }).map(({ slotId, who }) => ({
			slotId,
			who,
			names: who.map(nameOf).join(' – ')
		}))
	};
}

async function mended(asked: Asked) {
	const { db, actor, record, now, origin } = asked;
	const named = await findNamed(db, record.id);
	if (!named) throw new Error(`event ${record.id} has no name`);
	return mendTimetable(db, actor, { eventId: record.id, named, now, origin });
}

const after = async (_: unknown, asked: Asked) => {
	const outcome = await mended(asked);
	if (!outcome.ok) return { page: '/desk', notice: 'meetings_noted_not_mended' };
	const { changeId } = outcome.value;
	if (!changeId) return { page: '/desk', notice: 'meetings_noted' };
	return { page: `/desk?change=${changeId}`, notice: 'meetings_marked' };
};

/** Whom a form is about: it names a person, a table or a specialist. */
function whomIn({ text, id }: Asked): Whom {
	const kind = (['table', 'specialist'] as const).find((one) => text(one)) ?? 'participant';
	return { kind, id: id(kind) };
}

/** Two people meet who had not planned it; both are written their agenda as it is now. */
const arranging = (reason: 'stand_by' | 'walk_in') =>
	organisingMeetings(
		'note',
		async (tx, { actor, record, id, now, origin }) => {
			const who = [id('one'), id('other')];
			if (who[0] === who[1]) return refuse('choice_missing');
			const arranged = await arrangeMeeting(tx, actor, {
				eventId: record.id,
				who,
				slotId: id('slot'),
				origin: reason,
				now
			});
			if (arranged.ok) await agendasChanged(tx, { eventId: record.id, ids: who, now, origin });
			return arranged;
		},
		() => ({ page: '/desk', notice: 'meetings_arranged' })
	);

export const actions: Actions = {
	note: organisingMeetings(
		'note',
		async (tx, asked) => {
			const { actor, record, text, now } = asked;
			const kind = presenceKinds.find((one) => one === text('kind'));
			const whom = whomIn(asked);
			if (!kind || (kind === 'table_gone') !== (whom.kind === 'table'))
				return refuse('choice_missing');
			const untilSlotId = isId(text('until')) ? text('until') : null;
			return notePresence(tx, actor, { eventId: record.id, kind, whom, untilSlotId, now });
		},
		after
	),
	here: organisingMeetings(
		'note',
		(tx, asked) =>
			noteReturn(tx, asked.actor, {
				eventId: asked.record.id,
				whom: whomIn(asked),
				now: asked.now
			}),
		after
	),
	back: organisingMeetings(
		'note',
		async (tx, { actor, record, id, now, origin }) => {
			const back = await takeBack(tx, actor, { eventId: record.id, changeId: id('change'), now });
			if (!back.ok) return back;
			await meetingsChanged(tx, { eventId: record.id, meetingIds: back.value, now, origin });
			return back;
		},
		() => ({ page: '/desk', notice: 'meetings_taken_back' })
	),
	mark: organisingMeetings(
		'note',
		async (tx, { actor, record, text, id, now }) => {
			const mark = markKinds.find((one) => one === text('mark'));
			if (!mark) return refuse('choice_missing');
			const marking = {
				eventId: record.id,
				meetingId: id('meeting'),
				participantId: null,
				mark,
				now
			};
			return markMeeting(tx, actor, {
				...marking,
				missingId: isId(text('missing')) ? text('missing') : null
			});
		},
		() => ({ page: '/desk', notice: 'meetings_marked' })
	),
	standBy: arranging('stand_by'),
	walkIn: arranging('walk_in')
};
