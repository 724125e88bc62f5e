import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { digestOf, newToken } from '#rooms/people/token.server.ts';
import { findMeeting } from './meeting.server.ts';
import { monthsDue, type MarkKind, type Months, type OutcomeKind } from './meeting-result.ts';

export type Marking = {
	eventId: string;
	meetingId: string;
	/** The party who says so; nobody where the desk does. */
	participantId: string | null;
	mark: MarkKind;
	missingId?: string | null;
	now: Date;
};

/** Held or missed, by either side or the desk; said again, it replaces what was said before. */
export async function markMeeting(
	tx: Transaction,
	actor: Actor,
	{ eventId, meetingId, participantId, mark, missingId = null, now }: Marking
): Promise<Outcome> {
	const meeting = await findMeeting(tx, meetingId);
	if (!meeting || meeting.eventId !== eventId || meeting.calledOffAt)
		return refuse('meeting_unknown');
	if (participantId && !meeting.who.includes(participantId)) return refuse('meeting_unknown');
	if (missingId && !meeting.who.includes(missingId)) return refuse('participant_unknown');
	const { startsAt } = await tx
		.selectFrom('meetingSlot')
		.select('startsAt')
		.where('id', '=', meeting.slotId)
		.executeTakeFirstOrThrow();
	if (startsAt > now) return refuse('meeting_not_yet');
	const markedBy = participantId ? 'party' : 'desk';
	await tx
		.insertInto('meetingMark')
		.values({
			id: newId(),
			meetingId,
			markedBy,
			participantId,
			mark,
			missingId: mark === 'missed' ? missingId : null,
			at: now,
			byId: actor.personId
		})
		.onConflict((oc) =>
			oc.columns(['meetingId', 'markedBy', 'participantId']).doUpdateSet((eb) => ({
				mark: eb.ref('excluded.mark'),
				missingId: eb.ref('excluded.missingId'),
				at: eb.ref('excluded.at'),
				byId: eb.ref('excluded.byId')
			}))
		)
		.execute();
	await record(tx, actor, {
		deed: `meeting.${mark}`,
		subject: { kind: 'event', id: eventId },
		details: { meetingId, participantId, missingId }
	});
	return accept();
}

type Own = { eventId: string; meetingId: string; participantId: string; now: Date };

/** A rating and notes for oneself; nobody else ever reads them. */
export async function reviewMeeting(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		meetingId,
		participantId,
		rating,
		note,
		now
	}: Own & { rating: number | null; note: string }
): Promise<Outcome> {
	if (!(await isParty(tx, meetingId, participantId))) return refuse('meeting_unknown');
	if (rating !== null && ![1, 2, 3, 4, 5].includes(rating)) return refuse('choice_missing');
	const written = { rating, note: note.slice(0, 10_000), writtenAt: now };
	await tx
		.insertInto('meetingReview')
		.values({ meetingId, participantId, ...written })
		.onConflict((oc) => oc.columns(['meetingId', 'participantId']).doUpdateSet(written))
		.execute();
	await record(tx, actor, {
		deed: 'meeting.reviewed',
		subject: { kind: 'event', id: eventId },
		details: { meetingId, participantId }
	});
	return accept();
}

export type Told = Own & {
	months: Months;
	outcome: OutcomeKind;
	amount?: number | null;
	currency?: string | null;
};

export async function tellOutcome(
	tx: Transaction,
	actor: Actor,
	{ eventId, meetingId, participantId, months, outcome, amount = null, currency = null, now }: Told
): Promise<Outcome> {
	if (!(await isParty(tx, meetingId, participantId))) return refuse('meeting_unknown');
	if (amount !== null && !(amount >= 0 && amount < 1e12)) return refuse('wrong_amount');
	const told = {
		outcome,
		amount,
		currency: amount === null ? null : (currency ?? 'EUR'),
		toldAt: now
	};
	await tx
		.insertInto('meetingOutcome')
		.values({ meetingId, participantId, months, ...told })
		.onConflict((oc) => oc.columns(['meetingId', 'participantId', 'months']).doUpdateSet(told))
		.execute();
	await record(tx, actor, {
		deed: 'meeting.outcome_told',
		subject: { kind: 'event', id: eventId },
		details: { meetingId, participantId, months, outcome }
	});
	return accept();
}

async function isParty(tx: Transaction, meetingId: string, participantId: string) {
	const party = await tx
		.selectFrom('meetingParty')
		.select('meetingId')
		.where('meetingId', '=', meetingId)
		.where('participantId', '=', participantId)
		.executeTakeFirst();
	return party !== undefined;
}

export async function addTask(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		meetingId,
		participantId,
		what,
		dueOn
	}: Omit<Own, 'now'> & { what: string; dueOn: string | null }
): Promise<Outcome<string>> {
	if (!what.trim()) return refuse('text_missing');
	if (!(await isParty(tx, meetingId, participantId))) return refuse('meeting_unknown');
	const id = newId();
	await tx
		.insertInto('followUpTask')
		.values({ id, meetingId, participantId, what: what.trim().slice(0, 500), dueOn, doneAt: null })
		.execute();
	await record(tx, actor, {
		deed: 'meeting.task_added',
		subject: { kind: 'event', id: eventId },
		details: { meetingId, participantId, taskId: id }
	});
	return accept(id);
}

export async function setTaskDone(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		id,
		participantId,
		isDone,
		now
	}: { eventId: string; id: string; participantId: string; isDone: boolean; now: Date }
): Promise<Outcome> {
	const done = await tx
		.updateTable('followUpTask')
		.set({ doneAt: isDone ? now : null })
		.where('id', '=', id)
		.where('participantId', '=', participantId)
		.executeTakeFirst();
	if (done.numUpdatedRows === 0n) return refuse('task_unknown');
	await record(tx, actor, {
		deed: isDone ? 'meeting.task_done' : 'meeting.task_opened',
		subject: { kind: 'event', id: eventId },
		details: { taskId: id }
	});
	return accept();
}

export async function readResult(db: Database, meetingId: string, participantId: string) {
	const own = (table: 'meetingReview' | 'meetingOutcome' | 'followUpTask') =>
		db
			.selectFrom(table)
			.where('meetingId', '=', meetingId)
			.where('participantId', '=', participantId);
	const [marks, review, outcomes, tasks] = await Promise.all([
		db.selectFrom('meetingMark').selectAll().where('meetingId', '=', meetingId).execute(),
		own('meetingReview').select(['rating', 'note']).executeTakeFirst(),
		own('meetingOutcome')
			.select(['months', 'outcome', 'amount', 'currency'])
			.orderBy('months')
			.execute(),
		own('followUpTask').select(['id', 'what', 'dueOn', 'doneAt']).orderBy('id').execute()
	]);
	return { marks, review: review ?? null, outcomes, tasks };
}

export type Question = { meetingId: string; participantId: string; months: Months; token: string };

/** Everyone who is to be asked now what came of a meeting that took place; each is asked once. */
export async function askForOutcomes(tx: Transaction, now: Date): Promise<Question[]> {
	const met = await tx
		.selectFrom('meeting')
		.innerJoin('meetingSlot', 'meetingSlot.id', 'meeting.slotId')
		.innerJoin('meetingParty', 'meetingParty.meetingId', 'meeting.id')
		.select(['meeting.id as meetingId', 'participantId', 'startsAt'])
		.where('calledOffAt', 'is', null)
		.where('startsAt', '<', sql<Date>`${now}::timestamptz - interval '5 months'`)
		.where('startsAt', '>', sql<Date>`${now}::timestamptz - interval '14 months'`)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('meetingMark')
					.select('id')
					.whereRef('meetingMark.meetingId', '=', 'meeting.id')
					.where('mark', '=', 'held')
			)
		)
		.execute();
	const questions: Question[] = [];
	for (const { meetingId, participantId, startsAt } of met)
		for (const months of monthsDue(startsAt, now)) {
			const { token, digest } = newToken();
			const asked = await tx
				.insertInto('outcomeQuestion')
				.values({ meetingId, participantId, months, tokenDigest: digest, askedAt: now })
				.onConflict((oc) => oc.doNothing())
				.executeTakeFirst();
			if (asked.numInsertedOrUpdatedRows)
				questions.push({ meetingId, participantId, months, token });
		}
	return questions;
}

export async function findQuestion(db: Database, token: string) {
	return db
		.selectFrom('outcomeQuestion')
		.innerJoin('meeting', 'meeting.id', 'meetingId')
		.select(['meetingId', 'participantId', 'months', 'eventId', 'askedAt'])
		.where('tokenDigest', '=', digestOf(token))
		.executeTakeFirst();
}

export async function listTasks(db: Database, participantId: string, limit = 100) {
	return db
		.selectFrom('followUpTask')
		.select(['id', 'meetingId', 'what', 'dueOn', 'doneAt'])
		.where('participantId', '=', participantId)
		.orderBy('dueOn')
		.orderBy('id')
		.limit(limit)
		.execute();
}
