import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { BrokerageSettings, MeetingRule } from './brokerage.ts';

nameViolations({
	brokerage_request_times_cross: 'dates_cross',
	brokerage_pkey: 'brokerage_open_already'
});

const settings = [
	'booking',
	'requestsOpenAt',
	'requestsCloseAt',
	'slotMinutes',
	'bufferMinutes',
	'answerDays',
	'remindDays',
	'autoAccept',
	'mostMeetings',
	'mostMeetingsDaily',
	'mostRequests'
] as const;

export async function findBrokerage(db: Database, eventId: string) {
	return db.selectFrom('brokerage').selectAll().where('eventId', '=', eventId).executeTakeFirst();
}

export type Brokerage = NonNullable<Awaited<ReturnType<typeof findBrokerage>>>;

/** Holds off everybody else who would change this event's meetings until the deed is done. */
export async function lockBrokerage(tx: Transaction, eventId: string): Promise<Brokerage> {
	return tx
		.selectFrom('brokerage')
		.selectAll()
		.where('eventId', '=', eventId)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

export async function openBrokerage(
	tx: Transaction,
	actor: Actor,
	eventId: string,
	wanted: BrokerageSettings
): Promise<Outcome> {
	const wrong = wrongSettings(wanted);
	if (wrong) return wrong;
	await tx
		.insertInto('brokerage')
		.values({ eventId, ...wanted })
		.execute();
	await record(tx, actor, {
		deed: 'brokerage.opened',
		subject: { kind: 'event', id: eventId },
		isPublic: true,
		details: { ...wanted }
	});
	return accept();
}

export async function changeBrokerage(
	tx: Transaction,
	actor: Actor,
	eventId: string,
	wanted: BrokerageSettings
): Promise<Outcome> {
	const wrong = wrongSettings(wanted);
	if (wrong) return wrong;
	const before = await lockBrokerage(tx, eventId);
	await tx
		.updateTable('brokerage')
		.set({ ...wanted, edition: before.edition + 1 })
		.where('eventId', '=', eventId)
		.execute();
	await record(tx, actor, {
		deed: 'brokerage.changed',
		subject: { kind: 'event', id: eventId },
		details: { before: pick(before), after: { ...wanted } }
	});
	return accept();
}

const pick = (row: Brokerage) => Object.fromEntries(settings.map((name) => [name, row[name]]));

function wrongSettings({ slotMinutes, bufferMinutes }: BrokerageSettings) {
	const within = (value: number, from: number, to: number) =>
		Number.isInteger(value) && value >= from && value <= to;
	if (!within(slotMinutes, 5, 240)) return refuse('wrong_slot_length', { from: 5, to: 240 });
	if (!within(bufferMinutes, 0, 120)) return refuse('wrong_buffer_length', { from: 0, to: 120 });
	return undefined;
}

export async function listRules(db: Database, eventId: string): Promise<MeetingRule[]> {
	return db
		.selectFrom('meetingRule')
		.select(['askingTypeId', 'askedTypeId', 'mayMeet', 'most'])
		.where('eventId', '=', eventId)
		.orderBy('askingTypeId')
		.orderBy('askedTypeId')
		.execute();
}

/** All rules at once, as the organiser's table has them. */
export async function setRules(
	tx: Transaction,
	actor: Actor,
	eventId: string,
	rules: readonly MeetingRule[]
): Promise<void> {
	await lockBrokerage(tx, eventId);
	await tx.deleteFrom('meetingRule').where('eventId', '=', eventId).execute();
	const telling = rules.filter(({ mayMeet, most }) => !mayMeet || most !== null);
	if (telling.length > 0)
		await tx
			.insertInto('meetingRule')
			.values(telling.map((rule) => ({ eventId, ...rule })))
			.execute();
	await record(tx, actor, {
		deed: 'brokerage.rules_set',
		subject: { kind: 'event', id: eventId },
		details: { rules: telling }
	});
}

/** The types of participants an event tells apart. */
export async function listTypes(db: Database, eventId: string) {
	return db
		.selectFrom('participantType')
		.select(['id', 'names'])
		.where('eventId', '=', eventId)
		.where('retiredAt', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.execute();
}
