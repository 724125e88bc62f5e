import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { dueBefore, isToldAtOnce } from './agenda-change.ts';
import { tellAgendas } from './letters.server.ts';

type Changed = { eventId: string; ids: readonly string[]; now: Date; origin: string };

/** Who is concerned hears of it: on the day at once, before it in one letter when the organiser rests. */
export async function agendasChanged(tx: Transaction, changed: Changed): Promise<void> {
	if (changed.ids.length === 0) return;
	await noteChanged(tx, changed, await findSpan(tx, changed.eventId));
}

async function noteChanged(tx: Transaction, changed: Changed, span: Span): Promise<void> {
	const { eventId, ids, now, origin } = changed;
	const { startsAt, endsAt } = span;
	if (startsAt && endsAt && isToldAtOnce({ startsAt, endsAt }, now)) {
		await tellAgendas(tx, { eventId, ids, isNew: false, origin });
		return;
	}
	const rows = [...new Set(ids)].sort().map((participantId) => ({
		...{ participantId, eventId },
		...{ firstAt: now, lastAt: now }
	}));
	await insertMany(tx, 'agendaChange', rows, {
		replacing: ['participantId'],
		keeping: ['firstAt']
	});
}

/** Those of these meetings hear of it. */
export async function meetingsChanged(
	tx: Transaction,
	{ meetingIds, ...changed }: Omit<Changed, 'ids'> & { meetingIds: readonly string[] }
): Promise<void> {
	const { ids, ...span } = await findSpan(tx, changed.eventId, meetingIds);
	if (ids.length > 0) await noteChanged(tx, { ...changed, ids }, span);
}

type Span = { startsAt: Date | null; endsAt: Date | null };

/** From the first slot of an event to its last; and who sits in these meetings. */
async function findSpan(tx: Transaction, eventId: string, meetingIds: readonly string[] = []) {
	return tx
		.selectFrom('meetingSlot')
		.where('eventId', '=', eventId)
		.select((eb) => [eb.fn.min('startsAt').as('startsAt'), eb.fn.max('endsAt').as('endsAt')])
		.select(
			sql<string[]>`array(select distinct participant_id from meeting_party
				where meeting_id = any(${[...meetingIds]}::uuid[]))`.as('ids')
		)
		.executeTakeFirstOrThrow();
}

/** One letter to each whose agenda has changed and now rests. */
export async function tellOfChangedAgendas(
	db: Database,
	{ now, origin }: { now: Date; origin: string }
): Promise<number> {
	const { lastAt, firstAt } = dueBefore(now);
	const events = await db
		.selectFrom('agendaChange')
		.select('eventId')
		.distinct()
		.where((eb) => eb.or([eb('lastAt', '<=', lastAt), eb('firstAt', '<=', firstAt)]))
		.orderBy('eventId')
		.execute();
	let letters = 0;
	for (const { eventId } of events)
		letters += await db.transaction().execute(async (tx) => {
			const ids = await takeDue(tx, eventId, { lastAt, firstAt });
			return ids.length > 0 ? tellAgendas(tx, { eventId, ids, isNew: false, origin }) : 0;
		});
	return letters;
}

/** Another process that does the same passes over them. */
async function takeDue(
	tx: Transaction,
	eventId: string,
	{ lastAt, firstAt }: ReturnType<typeof dueBefore>
): Promise<string[]> {
	const { rows } = await sql<{ participantId: string }>`
		delete from agenda_change where participant_id in (
			select participant_id from agenda_change
			where event_id = ${eventId} and (last_at <= ${lastAt} or first_at <= ${firstAt})
			for update skip locked)
		returning participant_id`.execute(tx);
	return rows.map(({ participantId }) => participantId);
}
