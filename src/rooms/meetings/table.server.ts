import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { callOffMeetings } from './board.server.ts';
import { lockBrokerage } from './brokerage.server.ts';
import type { TableKind } from './brokerage.ts';

nameViolations({ meeting_table_name_taken: 'table_name_taken' });

export async function listTables(db: Database, eventId: string) {
	const [tables, absences] = await Promise.all([
		db
			.selectFrom('meetingTable')
			.selectAll()
			.where('eventId', '=', eventId)
			.orderBy('position')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('tableAbsence')
			.innerJoin('meetingTable', 'meetingTable.id', 'tableId')
			.select(['tableId', 'slotId'])
			.where('eventId', '=', eventId)
			.execute()
	]);
	const byTable = Map.groupBy(absences, ({ tableId }) => tableId);
	return tables.map((table) => ({
		...table,
		absent: (byTable.get(table.id) ?? []).map(({ slotId }) => slotId)
	}));
}

/** For who only needs to be told where to go. */
export async function listTableNames(db: Database, eventId: string) {
	return db
		.selectFrom('meetingTable')
		.select(['id', 'name', 'onlineUrl'])
		.where('eventId', '=', eventId)
		.orderBy('id')
		.execute();
}

export type NewTables = {
	eventId: string;
	/** `{n}` stands for the number. */
	name: string;
	count: number;
	kind: TableKind;
	seats?: number | null;
	hostId?: string | null;
	onlineUrl?: string | null;
};

/** One table, or a row of numbered ones. */
export async function addTables(
	tx: Transaction,
	actor: Actor,
	{ eventId, name, count, kind, seats = null, hostId = null, onlineUrl = null }: NewTables
): Promise<Outcome<string[]>> {
	if (!name.trim()) return refuse('name_missing');
	if (!Number.isInteger(count) || count < 1 || count > 500)
		return refuse('wrong_number', { from: 1, to: 500 });
	await lockBrokerage(tx, eventId);
	const { there } = await tx
		.selectFrom('meetingTable')
		.select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('there'))
		.where('eventId', '=', eventId)
		.executeTakeFirstOrThrow();
	const rows = Array.from({ length: count }, (_, at) => ({
		id: newId(),
		eventId,
		name: nameOf(name.trim(), count, there + at + 1),
		kind,
		seats,
		hostId,
		onlineUrl,
		position: there + at + 1
	}));
	await tx.insertInto('meetingTable').values(rows).execute();
	await record(tx, actor, {
		deed: 'table.added',
		subject: { kind: 'event', id: eventId },
		details: { name, count, kind }
	});
	return accept(rows.map(({ id }) => id));
}

function nameOf(name: string, count: number, number: number): string {
	if (name.includes('{n}')) return name.replaceAll('{n}', String(number));
	return count === 1 ? name : `${name} ${number}`;
}

export async function listMeetingsAt(db: Database, tableId: string) {
	return db
		.selectFrom('meeting')
		.select(['id', 'slotId'])
		.where('tableId', '=', tableId)
		.where('calledOffAt', 'is', null)
		.orderBy('id')
		.execute();
}

/** Takes a table away; its meetings are called off, once the organiser has seen how many they are. */
export async function removeTable(
	tx: Transaction,
	actor: Actor,
	{ eventId, id, seenTouched, now }: { eventId: string; id: string; seenTouched: number; now: Date }
): Promise<Outcome<string[]>> {
	await lockBrokerage(tx, eventId);
	const ids = (await listMeetingsAt(tx, id)).map((meeting) => meeting.id);
	if (ids.length !== seenTouched) return refuse('meetings_would_go', { count: ids.length });
	const calledOff = await callOffMeetings(tx, actor, { eventId, ids, reason: 'table_gone', now });
	if (!calledOff.ok) return calledOff;
	const gone = await tx
		.deleteFrom('meetingTable')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.returning('name')
		.executeTakeFirst();
	if (!gone) return refuse('table_unknown');
	await record(tx, actor, {
		deed: 'table.removed',
		subject: { kind: 'event', id: eventId },
		details: { ...gone, calledOff: ids }
	});
	return accept(ids);
}
