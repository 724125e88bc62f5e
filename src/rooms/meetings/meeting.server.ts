import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listAbsences } from './absence.server.ts';
import { callOffMeetings, changeBoard, specialistIds, writeChange } from './board.server.ts';
import { lockBrokerage } from './brokerage.server.ts';
import { suitsTable, type MeetingOrigin } from './meeting.ts';
import { findSpecialistsFor } from './specialist.server.ts';
import { listTables } from './table.server.ts';

/** The meetings that stand, with who sits in them: all, or those of some. */
export async function listMeetings(
	db: Database,
	eventId: string,
	{ of, limit = 20_000 }: { of?: readonly string[]; limit?: number } = {}
) {
	let query = db
		.selectFrom('meeting')
		.select(['id', 'requestId', 'origin', 'slotId', 'tableId', 'isPinned', 'edition'])
		.select(specialistIds)
		.select(({ selectFrom }) =>
			selectFrom('meetingParty')
				.select(({ fn }) => fn.agg<string[]>('array_agg', ['participantId']).as('who'))
				.whereRef('meetingId', '=', 'meeting.id')
				.as('who')
		)
		.where('eventId', '=', eventId)
		.where('calledOffAt', 'is', null);
	if (of)
		query = query.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('meetingParty')
					.select('meetingId')
					.whereRef('meetingId', '=', 'meeting.id')
					.where('participantId', '=', sql<string>`any(${[...of]}::uuid[])`)
			)
		);
	const rows = await query.orderBy('id').limit(limit).execute();
	return rows.map(({ who, ...meeting }) => ({ ...meeting, who: (who ?? []).sort() }));
}

export type Meeting = Awaited<ReturnType<typeof listMeetings>>[number];

export async function findMeeting(db: Database, id: string) {
	const meeting = await db
		.selectFrom('meeting')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!meeting) return undefined;
	const parties = await db
		.selectFrom('meetingParty')
		.select('participantId')
		.where('meetingId', '=', id)
		.orderBy('participantId')
		.execute();
	return { ...meeting, who: parties.map(({ participantId }) => participantId) };
}

export type Arrangement = {
	eventId: string;
	requestId?: string | null;
	who: readonly string[];
	slotId: string;
	tableId?: string | null;
	origin: MeetingOrigin;
	now: Date;
};

/** Arranges one meeting in a slot, at the table named or the first one that suits. */
export async function arrangeMeeting(
	tx: Transaction,
	actor: Actor,
	{ eventId, requestId = null, who, slotId, origin, now, ...asked }: Arrangement
): Promise<Outcome<string>> {
	await lockBrokerage(tx, eventId);
	const slot = await tx
		.selectFrom('meetingSlot')
		.select('startsAt')
		.where('id', '=', slotId)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (!slot) return refuse('slot_unknown');
	if (slot.startsAt <= now) return refuse('slot_over');
	const absences = await listAbsences(tx, eventId);
	const isAway = (id: string) => absences.get(id)?.has(slotId) ?? false;
	if (who.some(isAway)) return refuse('participant_absent');
	if (asked.tableId && isAway(asked.tableId)) return refuse('table_absent');
	const tableId = asked.tableId ?? (await findFreeTable(tx, { eventId, slotId, who, isAway }));
	if (!tableId) return refuse('no_table_free');
	const help = await findSpecialistsFor(tx, { eventId, requestId, who, slotId, isAway });
	if (!help.ok) return help;
	const meetingId = newId();
	const made = { requestId, who: [...who], origin };
	const after = { slotId, tableId, specialistIds: help.value };
	const steps = [{ meetingId, before: null, after, made }];
	const changed = await changeBoard(tx, actor, { eventId, kind: 'arranged', steps, now });
	return changed.ok ? accept(meetingId) : changed;
}

type Sought = {
	eventId: string;
	slotId: string;
	who: readonly string[];
	isAway: (tableId: string) => boolean;
};

async function findFreeTable(
	db: Database,
	{ eventId, slotId, who, isAway }: Sought
): Promise<string | undefined> {
	const [tables, people, taken] = await Promise.all([
		listTables(db, eventId),
		db.selectFrom('participant').select(['id', 'isOnline']).where('id', 'in', who).execute(),
		db
			.selectFrom('meeting')
			.select('tableId')
			.where('slotId', '=', slotId)
			.where('calledOffAt', 'is', null)
			.execute()
	]);
	const hosts = new Set(tables.flatMap(({ hostId }) => hostId ?? []));
	const isOnline = people.some((one) => one.isOnline);
	const isTaken = new Set(taken.map(({ tableId }) => tableId));
	return tables.find(
		(table) =>
			!isTaken.has(table.id) && !isAway(table.id) && suitsTable(table, { who, isOnline, hosts })
	)?.id;
}

type Move = {
	eventId: string;
	meetingId: string;
	slotId: string;
	tableId: string | null;
	/** The edition of the meeting that was seen. */
	edition: number;
	now: Date;
};

export async function moveMeeting(
	tx: Transaction,
	actor: Actor,
	{ eventId, meetingId, slotId, tableId, edition, now }: Move
): Promise<Outcome<string>> {
	await lockBrokerage(tx, eventId);
	const seen = await seeMove(tx, { eventId, meetingId, slotId, tableId });
	if (!seen || seen.calledOffAt) return refuse('meeting_unknown');
	if (seen.edition !== edition) return refuse('board_changed_meanwhile');
	if (!seen.beginsAt) return refuse('slot_unknown');
	if (seen.beginsAt <= now || (seen.began && seen.began <= now)) return refuse('slot_over');
	const { who, specialistIds } = seen;
	const noted = seen.isNoted ? await listAbsences(tx, eventId) : undefined;
	const isAway = (id: string) => noted?.get(id)?.has(slotId) ?? false;
	if (seen.isSaid || who.some(isAway)) return refuse('participant_absent');
	if (seen.isTableAway || (tableId !== null && isAway(tableId))) return refuse('table_absent');
	if (seen.isSpecialistAway || specialistIds.some(isAway)) return refuse('specialist_taken');
	const before = { slotId: seen.slotId, tableId: seen.tableId, specialistIds };
	const steps = [{ meetingId, before, after: { slotId, tableId, specialistIds } }];
	return accept(await writeChange(tx, actor, { eventId, kind: 'moved', steps, now }));
}

/** All that a move depends on, at one look: organisers wait for each other while it is made. */
async function seeMove(
	db: Database,
	{
		eventId,
		meetingId,
		slotId,
		tableId
	}: Pick<Move, 'eventId' | 'meetingId' | 'slotId' | 'tableId'>
) {
	const who = sql`select participant_id from meeting_party where meeting_id = meeting.id`;
	return db
		.selectFrom('meeting')
		.leftJoin('meetingSlot as from', 'from.id', 'meeting.slotId')
		.leftJoin('meetingSlot as to', (join) =>
			join.onRef('to.eventId', '=', 'meeting.eventId').on('to.id', '=', slotId)
		)
		.select(['slotId', 'tableId', 'edition', 'calledOffAt'])
		.select(specialistIds)
		.select(['from.startsAt as began', 'to.startsAt as beginsAt'])
		.select([
			sql<string[]>`array(${who})`.as('who'),
			sql<boolean>`exists (select from specialist_absence natural join (
				select specialist_id from meeting_specialist where meeting_id = meeting.id) as own
				where specialist_absence.slot_id = ${slotId})`.as('isSpecialistAway'),
			sql<boolean>`exists (select from participant_absence
				where participant_id in (${who}) and slot_id = ${slotId})`.as('isSaid'),
			sql<boolean>`exists (select from table_absence
				where table_id = ${tableId} and slot_id = ${slotId})`.as('isTableAway'),
			sql<boolean>`exists (select from presence_note noted
				where noted.event_id = meeting.event_id and ended_at is null and (
					participant_id in (${who}) or noted.table_id = ${tableId}
					or specialist_id in (select specialist_id from meeting_specialist
						where meeting_id = meeting.id)))`.as('isNoted')
		])
		.where('meeting.id', '=', meetingId)
		.where('meeting.eventId', '=', eventId)
		.executeTakeFirst();
}

/** A pinned meeting stays where it is, whatever is computed or mended. */
export async function pinMeeting(
	tx: Transaction,
	actor: Actor,
	{ eventId, meetingId, isPinned }: { eventId: string; meetingId: string; isPinned: boolean }
): Promise<Outcome> {
	const pinned = await tx
		.updateTable('meeting')
		.set((eb) => ({ isPinned, edition: eb('edition', '+', 1) }))
		.where('id', '=', meetingId)
		.where('eventId', '=', eventId)
		.where('calledOffAt', 'is', null)
		.executeTakeFirst();
	if (pinned.numUpdatedRows === 0n) return refuse('meeting_unknown');
	await record(tx, actor, {
		deed: isPinned ? 'meeting.pinned' : 'meeting.unpinned',
		subject: { kind: 'event', id: eventId },
		details: { meetingId }
	});
	return accept();
}

export const callOffMeeting = (
	tx: Transaction,
	actor: Actor,
	{ meetingId, ...rest }: { eventId: string; meetingId: string; reason: string; now: Date }
) => callOffMeetings(tx, actor, { ...rest, ids: [meetingId] });
