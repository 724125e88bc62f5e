import { sql } from 'kysely';
import type { Actor } from '#platform/actor.ts';
import { after } from '#platform/clock.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { CheckedIn, SentNote } from './check-in.ts';

type Batch = { eventId: string; device: string | null; notes: readonly SentNote[]; now: Date };

export type Merged = {
	/** Noted now or before: the device may forget them. */
	taken: string[];
	/** Of another event, or of what is no longer there. */
	strange: string[];
};

/**
 * What a desk noted, perhaps an hour ago without network. A note that came before is left as it was;
 * a person checked in at two desks has two rows. Nobody is turned away here: whoever was let in came,
 * whatever their registration says by now.
 */
export async function mergeNotes(tx: Transaction, actor: Actor, batch: Batch): Promise<Merged> {
	const { eventId, notes, now } = batch;
	const known = await knownIn(tx, eventId, notes);
	const [taken, strange] = [notes.filter(known), notes.filter((note) => !known(note))];
	const { here = [], taken_back: back = [] } = Object.groupBy(taken, ({ kind }) => kind);
	await writeCheckIns(tx, actor, { ...batch, notes: here });
	for (const note of back)
		await takeBackCheckIns(tx, actor, { eventId, note, at: momentOf(note, now) });
	if (taken.length > 0)
		await record(tx, actor, {
			deed: 'check_in.noted',
			subject: { kind: 'event', id: eventId },
			details: {
				here: here.map(({ registrationId }) => registrationId),
				takenBack: back.map(({ registrationId }) => registrationId)
			}
		});
	return { taken: taken.map(({ id }) => id), strange: strange.map(({ id }) => id) };
}

async function knownIn(db: Database, eventId: string, notes: readonly SentNote[]) {
	const [registrations, sessions] = await Promise.all([
		db
			.selectFrom('registration')
			.select('id')
			.where('eventId', '=', eventId)
			.where(
				'id',
				'in',
				notes.map((note) => note.registrationId)
			)
			.execute(),
		notes.some(({ sessionId }) => sessionId)
			? db.selectFrom('eventSession').select('id').where('eventId', '=', eventId).execute()
			: []
	]);
	const people = new Set(registrations.map(({ id }) => id));
	const doors = new Set<string | null>([null, ...sessions.map(({ id }) => id)]);
	return ({ registrationId, sessionId }: SentNote) =>
		people.has(registrationId) && doors.has(sessionId);
}

const momentOf = ({ ago }: SentNote, now: Date): Date => after(now, -Math.max(0, ago));

async function writeCheckIns(
	tx: Transaction,
	actor: Actor,
	{ eventId, device, notes, now }: Batch
): Promise<void> {
	if (notes.length === 0) return;
	const rows = notes.map((note) => ({
		id: note.id,
		eventId,
		registrationId: note.registrationId,
		sessionId: note.sessionId,
		at: momentOf(note, now),
		byId: actor.personId,
		device,
		receivedAt: now,
		takenBackAt: null,
		takenBackById: null
	}));
	await tx
		.insertInto('checkIn')
		.values(rows)
		.onConflict((oc) => oc.column('id').doNothing())
		.execute();
}

/** Whatever was noted at that door until then, at whichever desk; who came in again later stays. */
async function takeBackCheckIns(
	tx: Transaction,
	actor: Actor,
	{ eventId, note, at }: { eventId: string; note: SentNote; at: Date }
): Promise<void> {
	await tx
		.updateTable('checkIn')
		.set({ takenBackAt: at, takenBackById: actor.personId })
		.where('eventId', '=', eventId)
		.where('registrationId', '=', note.registrationId)
		.where('sessionId', 'is not distinct from', note.sessionId)
		.where('takenBackAt', 'is', null)
		.where('at', '<=', at)
		.execute();
}

/** Since when who is there: the earliest of all desks. */
export async function listCheckedIn(db: Database, eventId: string): Promise<CheckedIn[]> {
	const rows = await db
		.selectFrom('checkIn')
		.select(['registrationId', 'sessionId'])
		.select(({ fn }) => fn.min('at').as('at'))
		.where('eventId', '=', eventId)
		.where('takenBackAt', 'is', null)
		.groupBy(['registrationId', 'sessionId'])
		.orderBy('registrationId')
		.orderBy('sessionId')
		.execute();
	return rows.map(({ at, ...one }) => ({ ...one, at: at.getTime() }));
}

/** Everyone the desk may look for: those with a seat, and those who still hope for one. */
export async function listExpected(db: Database, eventId: string) {
	return db
		.selectFrom('registration')
		.leftJoin('participantType', 'participantType.id', 'registration.participantTypeId')
		.select(['registration.id', 'name', 'organisationName', 'state', 'locale', 'jobTitle'])
		.select(['participantTypeId', 'participantType.names as typeNames'])
		.where('registration.eventId', '=', eventId)
		.where('state', 'in', ['confirmed', 'offered', 'waiting', 'applied'])
		.orderBy('name')
		.orderBy('registration.id')
		.execute();
}

export type Expected = Awaited<ReturnType<typeof listExpected>>[number];

/** Another word whenever the desk's list is no longer the same. */
export async function deskEdition(db: Database, eventId: string): Promise<string> {
	const { rows } = await sql<{ edition: string }>`
		select concat_ws('.',
			(select concat_ws('-', count(*), count(taken_back_at), extract(epoch from max(received_at)))
				from check_in where event_id = ${eventId}),
			(select concat_ws('-', count(*), extract(epoch from max(changed_at)))
				from registration where event_id = ${eventId})) as edition`.execute(db);
	return rows[0]?.edition ?? '';
}
