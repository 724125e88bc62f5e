import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Id, Problem, Repaired, Schedule } from '#scheduler';
import { changeBoard } from './board.server.ts';
import { lockBrokerage } from './brokerage.server.ts';
import type { BoardStep } from './board.ts';
import { listMeetings, type Meeting } from './meeting.server.ts';
import type { presenceKinds, Whom } from './presence.ts';
import { readGiven, type Named } from './given.server.ts';
import { publicationSteps } from './publication.server.ts';
import { problemOf } from './timetable.ts';

export type Noted = {
	eventId: string;
	kind: (typeof presenceKinds)[number];
	whom: Whom;
	untilSlotId?: string | null;
	now: Date;
};

/** The column of the note, and where those live whom it is about. */
const homes = { participant: 'participant', table: 'meeting_table', specialist: 'specialist' };
const column = ({ kind }: Whom) => `${kind}Id` as const;

async function isAtEvent(tx: Transaction, eventId: string, { kind, id }: Whom): Promise<boolean> {
	const { rows } = await sql`select from ${sql.table(homes[kind])}
		where id = ${id} and event_id = ${eventId}`.execute(tx);
	return rows.length > 0;
}

/** What the desk saw: from the next slot on somebody is not there, or a table is not. */
export async function notePresence(
	tx: Transaction,
	actor: Actor,
	{ eventId, kind, whom, untilSlotId = null, now }: Noted
): Promise<Outcome<string>> {
	await lockBrokerage(tx, eventId);
	if (!(await isAtEvent(tx, eventId, whom))) return refuse(`${whom.kind}_unknown`);
	const slots = await tx
		.selectFrom('meetingSlot')
		.select(['id', 'startsAt'])
		.where('eventId', '=', eventId)
		.orderBy('startsAt')
		.execute();
	const next = slots.find(({ startsAt }) => startsAt > now);
	if (!next) return refuse('slot_over');
	if (kind === 'late' && !slots.some(({ id, startsAt }) => id === untilSlotId && startsAt > now))
		return refuse('late_until_missing');
	await endNotes(tx, { eventId, whom, now });
	const id = newId();
	await tx
		.insertInto('presenceNote')
		.values({
			id,
			eventId,
			kind,
			[column(whom)]: whom.id,
			fromSlotId: next.id,
			untilSlotId: kind === 'late' ? untilSlotId : null,
			at: now,
			byId: actor.personId,
			endedAt: null
		})
		.execute();
	await record(tx, actor, {
		deed: `presence.${kind}`,
		subject: { kind: 'event', id: eventId },
		details: { [column(whom)]: whom.id }
	});
	return accept(id);
}

type One = { eventId: string; whom: Whom; now: Date };

async function endNotes(tx: Transaction, { eventId, whom, now }: One) {
	return tx
		.updateTable('presenceNote')
		.set({ endedAt: now })
		.where('eventId', '=', eventId)
		.where('endedAt', 'is', null)
		.where(column(whom), '=', whom.id)
		.executeTakeFirst();
}

/** They are here after all, or the table is back. */
export async function noteReturn(tx: Transaction, actor: Actor, one: One): Promise<Outcome> {
	const ended = await endNotes(tx, one);
	if (ended.numUpdatedRows === 0n) return refuse('presence_unknown');
	await record(tx, actor, {
		deed: 'presence.here',
		subject: { kind: 'event', id: one.eventId },
		details: { [column(one.whom)]: one.whom.id }
	});
	return accept();
}

export type Mend = (problem: Problem, announced: Schedule, past: Id[]) => Promise<Repaired>;

/** Slots that have begun: what is held in them stays. */
const begunBy = (now: Date, slots: readonly { id: string; startsAt: Date }[]): string[] =>
	slots.flatMap(({ id, startsAt }) => (startsAt <= now ? [id] : []));

export type Mended = {
	changeId: string | null;
	steps: BoardStep[];
	leastChanges: number;
	standBys: { slotId: string; who: [string, string]; requestId: string | null }[];
};

/**
 * Mends the timetable for what the desk has noted. Computed outside of any lock; written only if the
 * board is still the one that was mended.
 */
export async function computeMend(
	db: Database,
	eventId: string,
	{ named, mend, now }: { named: Named; mend: Mend; now: Date }
) {
	const [given, meetings] = await Promise.all([
		readGiven(db, eventId, named),
		listMeetings(db, eventId)
	]);
	const past = begunBy(now, given.slots);
	const over = new Set(past);
	const problem = withPast(problemOf({ ...given, past: over }), over);
	const repaired = await mend(problem, announcedOf(meetings), past);
	return { problem, repaired, meetings };
}

/** Whoever is gone now was there before: slots that are over take no account of absences. */
const withPast = (problem: Problem, past: ReadonlySet<string>): Problem => ({
	...problem,
	aims: ['held', 'changes', 'breaks'],
	participants: problem.participants.map((one) => thereIn(past, one)),
	...(problem.resources && { resources: problem.resources.map((one) => thereIn(past, one)) })
});

const thereIn = <One extends { unavailable?: Id[] }>(past: ReadonlySet<string>, one: One): One => ({
	...one,
	unavailable: (one.unavailable ?? []).filter((slot) => !past.has(String(slot)))
});

const announcedOf = (meetings: readonly Meeting[]): Schedule => ({
	meetings: meetings.flatMap(({ id, requestId, slotId, tableId, specialistIds }) =>
		slotId
			? [
					{
						...{ meeting: requestId ?? id, slot: slotId },
						...(tableId && { table: tableId }),
						...(specialistIds.length > 0 && { resources: specialistIds })
					}
				]
			: []
	)
});

export async function applyMend(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		now,
		problem,
		repaired,
		meetings
	}: Awaited<ReturnType<typeof computeMend>> & { eventId: string; now: Date }
): Promise<Outcome<Mended>> {
	const { answer, leastChanges } = repaired;
	if (answer.status === 'infeasible') return refuse('timetable_impossible');
	const steps = publicationSteps(meetings, problem, answer);
	const standBys = repaired.standBys.map(({ slot, who: [one, other], wish }) => ({
		slotId: String(slot),
		who: [String(one), String(other)] as [string, string],
		requestId: wish === undefined ? null : String(wish)
	}));
	if (steps.length === 0) return accept({ changeId: null, steps, leastChanges, standBys });
	const changed = await changeBoard(tx, actor, {
		eventId,
		kind: 'repaired',
		steps,
		now,
		reason: 'participant_absent'
	});
	return changed.ok ? accept({ changeId: changed.value, steps, leastChanges, standBys }) : changed;
}
