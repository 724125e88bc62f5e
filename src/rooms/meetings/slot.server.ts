import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { callOffMeetings } from './board.server.ts';
import { lockBrokerage } from './brokerage.server.ts';
import {
	listBlockProblems,
	replan,
	type Lengths,
	type PlannedBlock,
	type Span
} from './slot-plan.ts';

nameViolations({ blocks_overlap: 'blocks_overlap', block_times_cross: 'block_ends_before' });

export async function listSlots(db: Database, eventId: string) {
	return db
		.selectFrom('meetingSlot')
		.select(['id', 'blockId', 'startsAt', 'endsAt'])
		.where('eventId', '=', eventId)
		.orderBy('startsAt')
		.orderBy('id')
		.execute();
}

export type Slot = Awaited<ReturnType<typeof listSlots>>[number];

export async function listBlocks(db: Database, eventId: string) {
	return db
		.selectFrom('meetingBlock')
		.select(['id', 'startsAt', 'endsAt'])
		.where('eventId', '=', eventId)
		.orderBy('startsAt')
		.orderBy('id')
		.execute();
}

export type Hours = { blocks: readonly Span[]; lengths: Lengths };

/** What new hours would change, and whom they would touch: the meetings whose slot would go. */
export async function previewHours(db: Database, eventId: string, { blocks, lengths }: Hours) {
	const named = blocks.map(({ startsAt, endsAt }) => ({ id: newId(), startsAt, endsAt }));
	const plan = replan(await listSlots(db, eventId), named, lengths);
	const touched = await listMeetingsIn(
		db,
		plan.gone.map(({ id }) => id)
	);
	return { named, plan, touched };
}

async function listMeetingsIn(db: Database, slotIds: readonly string[]): Promise<string[]> {
	if (slotIds.length === 0) return [];
	const meetings = await db
		.selectFrom('meeting')
		.select('id')
		.where('slotId', 'in', slotIds)
		.where('calledOffAt', 'is', null)
		.orderBy('id')
		.execute();
	return meetings.map(({ id }) => id);
}

type Order = Hours & { now: Date; event: Span; seenTouched: number };

/**
 * Plans the hours anew. Slots that begin as before stay, with their meetings; meetings of slots that
 * go are called off, but only after the organiser was shown how many they are.
 */
export async function setHours(
	tx: Transaction,
	actor: Actor,
	eventId: string,
	{ now, event, seenTouched, ...wanted }: Order
): Promise<Outcome<{ slots: number; calledOff: string[] }>> {
	await lockBrokerage(tx, eventId);
	const [problem] = listBlockProblems(wanted.blocks, wanted.lengths, event);
	if (problem) return refuse(problem.reason, { block: problem.at + 1 });
	const { named, plan, touched } = await previewHours(tx, eventId, wanted);
	if (touched.length !== seenTouched) return refuse('meetings_would_go', { count: touched.length });
	const calledOff = await callOffMeetings(tx, actor, {
		eventId,
		ids: touched,
		reason: 'slot_gone',
		now
	});
	if (!calledOff.ok) return calledOff;
	await writeHours(tx, eventId, named, plan);
	const { slotMinutes, bufferMinutes } = wanted.lengths;
	await tx
		.updateTable('brokerage')
		.set({ slotMinutes, bufferMinutes })
		.where('eventId', '=', eventId)
		.execute();
	await record(tx, actor, {
		deed: 'brokerage.hours_set',
		subject: { kind: 'event', id: eventId },
		details: { blocks: named, lengths: wanted.lengths, calledOff: touched }
	});
	return accept({ slots: plan.kept.length + plan.added.length, calledOff: touched });
}

type Plan = Awaited<ReturnType<typeof previewHours>>['plan'];

/** The slots that stay move over to the new blocks before the old blocks go. */
async function writeHours(
	tx: Transaction,
	eventId: string,
	named: readonly PlannedBlock[],
	{ kept, added, gone }: Plan
): Promise<void> {
	const old = (await listBlocks(tx, eventId)).map(({ id }) => id);
	if (named.length > 0)
		await tx
			.insertInto('meetingBlock')
			.values(named.map((block) => ({ eventId, ...block })))
			.execute();
	for (const { id, blockId, endsAt } of kept)
		await tx.updateTable('meetingSlot').set({ blockId, endsAt }).where('id', '=', id).execute();
	if (added.length > 0)
		await tx
			.insertInto('meetingSlot')
			.values(added.map((slot) => ({ id: newId(), eventId, ...slot })))
			.execute();
	const goneIds = gone.map(({ id }) => id);
	if (goneIds.length > 0) await tx.deleteFrom('meetingSlot').where('id', 'in', goneIds).execute();
	if (old.length > 0) await tx.deleteFrom('meetingBlock').where('id', 'in', old).execute();
}
