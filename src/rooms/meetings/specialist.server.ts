import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { lockBrokerage } from './brokerage.server.ts';
import type { SpecialistDraft } from './specialist.form.ts';
import { interpretersFor, needInterpreter, type Specialist } from './specialist.ts';

nameViolations({
	specialist_name_taken: 'specialist_name_taken',
	specialist_taken: 'specialist_taken',
	interpreter_between_languages: 'interpreter_between_languages'
});

export async function listSpecialists(db: Database, eventId: string): Promise<Specialist[]> {
	const [specialists, absences] = await Promise.all([
		db
			.selectFrom('specialist')
			.select(['id', 'kind', 'name', 'languages'])
			.where('eventId', '=', eventId)
			.orderBy('name')
			.orderBy('id')
			.execute(),
		db
			.selectFrom('specialistAbsence')
			.innerJoin('specialist', 'specialist.id', 'specialistId')
			.select(['specialistId', 'slotId'])
			.where('eventId', '=', eventId)
			.execute()
	]);
	const byOne = Map.groupBy(absences, ({ specialistId }) => specialistId);
	return specialists.map((one) => ({
		...one,
		absent: (byOne.get(one.id) ?? []).map(({ slotId }) => slotId)
	}));
}

/** Requests for which the organiser has asked for somebody: request → specialists. */
export async function listNeeds(db: Database, eventId: string): Promise<Map<string, string[]>> {
	const rows = await db
		.selectFrom('requestSpecialist')
		.innerJoin('specialist', 'specialist.id', 'specialistId')
		.select(['requestId', 'specialistId'])
		.where('eventId', '=', eventId)
		.orderBy('specialistId')
		.execute();
	return new Map(
		[...Map.groupBy(rows, ({ requestId }) => requestId)].map(([id, own]) => [
			id,
			own.map(({ specialistId }) => specialistId)
		])
	);
}

export async function addSpecialist(
	tx: Transaction,
	actor: Actor,
	{ eventId, draft }: { eventId: string; draft: SpecialistDraft }
): Promise<Outcome<string>> {
	const id = newId();
	await tx
		.insertInto('specialist')
		.values({ id, eventId, ...draft })
		.execute();
	await record(tx, actor, {
		deed: 'specialist.added',
		subject: { kind: 'event', id: eventId },
		details: { name: draft.name, kind: draft.kind }
	});
	return accept(id);
}

type One = { eventId: string; id: string };

const findOne = (tx: Transaction, { eventId, id }: One) =>
	tx
		.selectFrom('specialist')
		.select('name')
		.where('id', '=', id)
		.where('eventId', '=', eventId)
		.executeTakeFirst();

/** The slots in which they are there; the answer says how many of their meetings lie elsewhere now. */
export async function setSpecialistHours(
	tx: Transaction,
	actor: Actor,
	{ there, ...one }: One & { there: readonly string[] }
): Promise<Outcome<number>> {
	await lockBrokerage(tx, one.eventId);
	const known = await findOne(tx, one);
	if (!known) return refuse('specialist_unknown');
	const slots = await tx
		.selectFrom('meetingSlot')
		.select('id')
		.where('eventId', '=', one.eventId)
		.execute();
	const gone = slots.flatMap(({ id }) => (there.includes(id) ? [] : [id]));
	await tx.deleteFrom('specialistAbsence').where('specialistId', '=', one.id).execute();
	const absences = gone.map((slotId) => ({ specialistId: one.id, slotId }));
	await insertMany(tx, 'specialistAbsence', absences);
	await record(tx, actor, {
		deed: 'specialist.hours_set',
		subject: { kind: 'event', id: one.eventId },
		details: { name: known.name, slots: slots.length - gone.length }
	});
	const held = await listHeldBy(tx, one.id);
	return accept(held.filter(({ slotId }) => gone.includes(slotId)).length);
}

const listHeldBy = (tx: Transaction, specialistId: string) =>
	tx
		.selectFrom('meetingSpecialist')
		.select(['meetingId', 'slotId'])
		.where('specialistId', '=', specialistId)
		.execute();

/** Somebody who is at meetings goes only when these have found another, or were called off. */
export async function removeSpecialist(tx: Transaction, actor: Actor, one: One): Promise<Outcome> {
	await lockBrokerage(tx, one.eventId);
	const known = await findOne(tx, one);
	if (!known) return refuse('specialist_unknown');
	const held = await listHeldBy(tx, one.id);
	if (held.length > 0) return refuse('specialist_has_meetings', { count: held.length });
	await tx.deleteFrom('specialist').where('id', '=', one.id).execute();
	await record(tx, actor, {
		deed: 'specialist.removed',
		subject: { kind: 'event', id: one.eventId },
		details: known
	});
	return accept();
}

type Need = { eventId: string; requestId: string; specialistId: string; isNeeded: boolean };

/** That the next timetable holds this meeting only with them. */
export async function setNeed(
	tx: Transaction,
	actor: Actor,
	{ eventId, requestId, specialistId, isNeeded }: Need
): Promise<Outcome> {
	const known = await findOne(tx, { eventId, id: specialistId });
	const request = await tx
		.selectFrom('meetingRequest')
		.select('id')
		.where('id', '=', requestId)
		.where('eventId', '=', eventId)
		.executeTakeFirst();
	if (!known || !request) return refuse('specialist_unknown');
	const need = { requestId, specialistId };
	if (isNeeded)
		await tx
			.insertInto('requestSpecialist')
			.values(need)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	else
		await tx
			.deleteFrom('requestSpecialist')
			.where('requestId', '=', requestId)
			.where('specialistId', '=', specialistId)
			.execute();
	await record(tx, actor, {
		deed: isNeeded ? 'specialist.needed' : 'specialist.not_needed',
		subject: { kind: 'event', id: eventId },
		details: { ...need, name: known.name }
	});
	return accept();
}

type Meeting = {
	eventId: string;
	requestId: string | null;
	who: readonly string[];
	slotId: string;
	isAway: (specialistId: string) => boolean;
};

/** Who is to sit in a meeting that is arranged now, if they are free then. */
export async function findSpecialistsFor(
	tx: Transaction,
	{ eventId, requestId, who, slotId, isAway }: Meeting
): Promise<Outcome<string[]>> {
	const specialists = await listSpecialists(tx, eventId);
	if (specialists.length === 0) return accept([]);
	const [needs, people, taken] = await Promise.all([
		listNeeds(tx, eventId),
		tx.selectFrom('participant').select(['id', 'languages']).where('id', 'in', who).execute(),
		tx.selectFrom('meetingSpecialist').select('specialistId').where('slotId', '=', slotId).execute()
	]);
	const asked = needs.get(requestId ?? '') ?? [];
	const busy = new Set(taken.map(({ specialistId }) => specialistId));
	const isFree = ({ id }: Specialist) => !busy.has(id) && !isAway(id);
	const there = new Set(specialists.filter(isFree).map(({ id }) => id));
	if (!asked.every((id) => there.has(id))) return refuse('specialist_taken');
	const tongues = new Map(people.map(({ id, languages }) => [id, languages]));
	const hasInterpreters = specialists.some(({ kind }) => kind === 'interpreter');
	if (!hasInterpreters || !needInterpreter(who, tongues)) return accept(asked);
	const able = interpretersFor(who, tongues, specialists);
	if (able.some(({ id }) => asked.includes(id))) return accept(asked);
	const free = able.find(isFree);
	return free ? accept([...asked, free.id]) : refuse('no_interpreter_free');
}
