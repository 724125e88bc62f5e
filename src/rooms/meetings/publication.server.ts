import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Answer, Problem } from '#scheduler';
import { changeBoard } from './board.server.ts';
import { isSameSpot, type BoardStep, type Spot } from './board.ts';
import { readGiven } from './given.server.ts';
import { listMeetings, type Meeting } from './meeting.server.ts';
import { findTimetable } from './timetable.server.ts';
import { resourcesOf } from './timetable.ts';

/** What publishing a timetable would do to the meetings there are. */
export function publicationSteps(
	meetings: readonly Meeting[],
	problem: Problem,
	answer: Answer
): BoardStep[] {
	const standing = new Map(meetings.map((meeting) => [meeting.requestId ?? meeting.id, meeting]));
	const placed = new Map(answer.meetings.map((one) => [String(one.meeting), one]));
	const gone = [...standing].flatMap(([key, meeting]): BoardStep[] =>
		placed.has(key) ? [] : [{ meetingId: meeting.id, before: spotOf(meeting), after: null }]
	);
	const whoOf = new Map(problem.meetings.map(({ id, who }) => [String(id), who.map(String)]));
	const come = [...placed].flatMap(([key, { slot, table, resources = [] }]): BoardStep[] => {
		const after = {
			slotId: String(slot),
			tableId: table === undefined ? null : String(table),
			specialistIds: resources.map(String)
		};
		const held = standing.get(key);
		if (held) {
			const before = spotOf(held);
			return isSameSpot(before, after) ? [] : [{ meetingId: held.id, before, after }];
		}
		const made = { requestId: key, who: whoOf.get(key) ?? [], origin: 'request' as const };
		return [{ meetingId: newId(), before: null, after, made }];
	});
	return [...gone, ...come];
}

const spotOf = ({ slotId, tableId, specialistIds }: Meeting): Spot => ({
	slotId,
	tableId,
	specialistIds
});

/**
 * Makes a timetable everybody's. One that was computed of a state that is no more (somebody withdrew,
 * a slot went) is refused: it is computed anew in seconds.
 */
export async function publishTimetable(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, now }: { eventId: string; id: string; now: Date }
): Promise<Outcome<{ changeId: string; steps: BoardStep[] }>> {
	const run = await findTimetable(tx, eventId, id);
	if (!run?.answer || !run.problem) return refuse('timetable_unfinished');
	if (run.publishedAt) return refuse('timetable_published_already');
	if ((run.verdict?.broken.length ?? 1) > 0) return refuse('timetable_not_confirmed');
	if (run.answer.status === 'infeasible') return refuse('timetable_impossible');
	const meetings = await listMeetings(tx, eventId);
	if (!(await isOfNow(tx, eventId, run.problem, meetings))) return refuse('timetable_outdated');
	const steps = publicationSteps(meetings, run.problem, run.answer);
	const changed = await changeBoard(tx, actor, { eventId, kind: 'published', steps, now });
	if (!changed.ok) return changed;
	await tx
		.insertInto('timetablePublication')
		.values({ timetableId: id, eventId, publishedAt: now, publishedById: actor.personId })
		.execute();
	await record(tx, actor, {
		deed: 'timetable.published',
		subject: { kind: 'event', id: eventId },
		isPublic: true,
		details: { timetableId: id, meetings: run.answer.meetings.length }
	});
	return accept({ changeId: changed.value, steps });
}

/** Whether the same wishes, slots, tables, interpreters and experts still stand. */
async function isOfNow(
	tx: Transaction,
	eventId: string,
	problem: Problem,
	meetings: readonly Meeting[]
): Promise<boolean> {
	const given = await readGiven(tx, eventId, { name: '', timeZone: 'UTC' });
	const has = (ids: Iterable<unknown>, known: Iterable<unknown>) => {
		const all = new Set([...known].map(String));
		return [...ids].every((id) => all.has(String(id)));
	};
	const idsOf = (things: readonly { id: unknown }[]) => things.map(({ id }) => id);
	const wishes = new Map(problem.meetings.map((wish) => [String(wish.id), wish]));
	const isSamePinned = meetings.every(
		({ isPinned, slotId, requestId, id }) =>
			!isPinned || wishes.get(requestId ?? id)?.slot === slotId
	);
	return (
		isSamePinned &&
		isDeepStrictEqual(problem.resources, resourcesOf(given)) &&
		given.wishes.every(({ id, needs }) => {
			const wish = wishes.get(id);
			return !wish || has(needs, wish.resources ?? []);
		}) &&
		has(idsOf(problem.meetings), idsOf(given.wishes)) &&
		has(idsOf(problem.slots), idsOf(given.slots)) &&
		has(idsOf(problem.tables), idsOf(given.tables))
	);
}

export async function findPublication(db: Database, eventId: string) {
	return db
		.selectFrom('timetablePublication')
		.select(['timetableId', 'publishedAt'])
		.where('eventId', '=', eventId)
		.orderBy('publishedAt', 'desc')
		.limit(1)
		.executeTakeFirst();
}
