import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { isSameSpot, reversed, type BoardChangeKind, type BoardStep, type Spot } from './board.ts';
import { lockBrokerage } from './brokerage.server.ts';

nameViolations({
	participant_taken: 'participant_taken',
	table_taken: 'table_taken',
	meeting_of_request: 'meeting_arranged_already'
});

/** Who sits at a meeting besides the two; for queries of `meeting`. */
export const specialistIds = sql<string[]>`array(select specialist_id from meeting_specialist
	where meeting_id = meeting.id order by specialist_id)`.as('specialistIds');

export type Change = {
	eventId: string;
	kind: BoardChangeKind;
	steps: readonly BoardStep[];
	now: Date;
	/** Why meetings were called off by it: a stable word. */
	reason?: string;
};

/**
 * The one way in which meetings come, go and move: all steps or none, each from the spot where it was
 * seen. What it did is kept, so that it can be taken back.
 */
export async function changeBoard(
	tx: Transaction,
	actor: Actor,
	change: Change
): Promise<Outcome<string>> {
	await lockBrokerage(tx, change.eventId);
	if (!(await isAsSeen(tx, change.eventId, change.steps))) return refuse('board_changed_meanwhile');
	return accept(await writeChange(tx, actor, change));
}

/** For who holds the brokerage already and has seen with their own eyes that all stands as the steps say. */
export async function writeChange(tx: Transaction, actor: Actor, change: Change): Promise<string> {
	const { eventId, kind, steps, now } = change;
	await applySteps(tx, actor, change);
	const id = newId();
	await tx
		.insertInto('boardChange')
		.values({
			id,
			eventId,
			kind,
			at: now,
			byId: actor.personId,
			steps: JSON.stringify(steps),
			takenBackAt: null,
			takenBackById: null
		})
		.execute();
	await record(tx, actor, {
		deed: `board.${kind}`,
		subject: { kind: 'event', id: eventId },
		details: { changeId: id, meetings: steps.length }
	});
	return id;
}

async function isAsSeen(tx: Transaction, eventId: string, steps: readonly BoardStep[]) {
	const ids = steps.map(({ meetingId }) => meetingId);
	const rows = await tx
		.selectFrom('meeting')
		.select(['id', 'slotId', 'tableId', 'calledOffAt'])
		.select(specialistIds)
		.where('id', '=', sql<string>`any(${ids})`)
		.where('eventId', '=', eventId)
		.execute();
	const spots = new Map<string, Spot | null>(
		rows.map(({ id, calledOffAt, ...spot }) => [id, calledOffAt ? null : spot])
	);
	return steps.every(
		({ meetingId, before, made }) =>
			(spots.has(meetingId) || made !== undefined) &&
			isSameSpot(spots.get(meetingId) ?? null, before)
	);
}

async function applySteps(
	tx: Transaction,
	actor: Actor,
	{ eventId, steps, now, reason }: Change
): Promise<void> {
	const gone = steps.filter(({ after }) => after === null).map(({ meetingId }) => meetingId);
	const by = { arrangedAt: now, arrangedById: actor.personId };
	await markCalledOff(tx, gone, { now, by: actor.personId, reason });
	await insertMeetings(tx, eventId, steps, by);
	await moveMeetings(
		tx,
		steps.filter(({ after, made }) => after !== null && !made)
	);
	await seatSpecialists(tx, steps);
}

/** Who was at these meetings goes, and who is to be there comes, all at once. */
async function seatSpecialists(tx: Transaction, steps: readonly BoardStep[]): Promise<void> {
	const concerned = steps.filter(
		({ before, after }) => before?.specialistIds?.length || after?.specialistIds?.length
	);
	if (concerned.length === 0) return;
	const ids = concerned.map(({ meetingId }) => meetingId);
	await tx
		.deleteFrom('meetingSpecialist')
		.where('meetingId', '=', sql<string>`any(${ids}::uuid[])`)
		.execute();
	const rows = concerned.flatMap(({ meetingId, after }) =>
		(after?.specialistIds ?? []).flatMap((specialistId) =>
			after?.slotId ? [{ meetingId, specialistId, slotId: after.slotId }] : []
		)
	);
	await insertMany(tx, 'meetingSpecialist', rows);
}

async function markCalledOff(
	tx: Transaction,
	ids: readonly string[],
	{ now, by, reason = 'called_off' }: { now: Date; by: string | null; reason?: string }
) {
	if (ids.length === 0) return;
	await tx
		.updateTable('meeting')
		.set({ calledOffAt: now, calledOffById: by, calledOffReason: reason })
		.where('id', 'in', ids)
		.execute();
	await tx
		.updateTable('meetingParty')
		.set({ slotId: null })
		.where('meetingId', 'in', ids)
		.execute();
}

async function insertMeetings(
	tx: Transaction,
	eventId: string,
	steps: readonly BoardStep[],
	by: { arrangedAt: Date; arrangedById: string | null }
) {
	const made = steps.flatMap(({ meetingId, after, made: of }) =>
		after && of ? [{ meetingId, after, of }] : []
	);
	await insertMany(
		tx,
		'meeting',
		made.map(({ meetingId, after, of }) => ({
			id: meetingId,
			eventId,
			requestId: of.requestId,
			origin: of.origin,
			slotId: after.slotId,
			tableId: after.tableId,
			...by,
			isPinned: false,
			edition: 1
		}))
	);
	await insertMany(
		tx,
		'meetingParty',
		made.flatMap(({ meetingId, after, of }) =>
			of.who.map((participantId) => ({ meetingId, participantId, slotId: after.slotId }))
		)
	);
}

/** Moves them all in one statement; the constraints judge when all have moved. */
async function moveMeetings(tx: Transaction, steps: readonly BoardStep[]): Promise<void> {
	if (steps.length === 0) return;
	const rows = JSON.stringify(
		steps.map(({ meetingId, after }) => ({
			id: meetingId,
			slot_id: after?.slotId,
			table_id: after?.tableId
		}))
	);
	await sql`with step as materialized (
			select * from json_to_recordset(${rows}::json) as step(id uuid, slot_id uuid, table_id uuid)),
		moved as (
			update meeting set slot_id = step.slot_id, table_id = step.table_id, called_off_at = null,
				called_off_by_id = null, called_off_reason = null, edition = meeting.edition + 1
			from step where meeting.id = step.id)
		update meeting_party set slot_id = step.slot_id
		from step where meeting_party.meeting_id = step.id`.execute(tx);
}

/** Takes a change back, as long as nothing it touched has changed since. */
export async function takeBack(
	tx: Transaction,
	actor: Actor,
	{ eventId, changeId, now }: { eventId: string; changeId: string; now: Date }
): Promise<Outcome<string[]>> {
	await lockBrokerage(tx, eventId);
	const change = await tx
		.selectFrom('boardChange')
		.selectAll()
		.where('id', '=', changeId)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (!change) return refuse('change_unknown');
	if (change.takenBackAt) return refuse('taken_back_already');
	const steps = reversed(change.steps);
	if (!(await isAsSeen(tx, eventId, steps))) return refuse('board_changed_meanwhile');
	await applySteps(tx, actor, { eventId, kind: change.kind, steps, now, reason: 'taken_back' });
	await tx
		.updateTable('boardChange')
		.set({ takenBackAt: now, takenBackById: actor.personId })
		.where('id', '=', changeId)
		.execute();
	await record(tx, actor, {
		deed: 'board.taken_back',
		subject: { kind: 'event', id: eventId },
		details: { changeId }
	});
	return accept(steps.map(({ meetingId }) => meetingId));
}

export async function listChanges(db: Database, eventId: string, limit = 20) {
	return db
		.selectFrom('boardChange')
		.leftJoin('person', 'person.id', 'boardChange.byId')
		.select(['boardChange.id', 'kind', 'at', 'steps', 'takenBackAt', 'person.name as byName'])
		.where('eventId', '=', eventId)
		.orderBy('at', 'desc')
		.orderBy('boardChange.id', 'desc')
		.limit(limit)
		.execute();
}

type CallingOff = { eventId: string; ids: readonly string[]; reason: string; now: Date };

export async function callOffMeetings(
	tx: Transaction,
	actor: Actor,
	{ eventId, ids, reason, now }: CallingOff
): Promise<Outcome<string | null>> {
	if (ids.length === 0) return accept(null);
	const rows = await tx
		.selectFrom('meeting')
		.select(['id', 'slotId', 'tableId'])
		.select(specialistIds)
		.where('eventId', '=', eventId)
		.where('id', 'in', ids)
		.where('calledOffAt', 'is', null)
		.execute();
	if (rows.length < ids.length) return refuse('board_changed_meanwhile');
	const steps = rows.map(({ id, ...before }) => ({ meetingId: id, before, after: null }));
	return changeBoard(tx, actor, { eventId, kind: 'called_off', steps, now, reason });
}
