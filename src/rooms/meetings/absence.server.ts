import type { Database } from '#platform/database/database.ts';
import { slotsWithout } from './presence.ts';
import { listSlots } from './slot.server.ts';

/** Person, table or specialist → slots in which they are not there. */
export type Absences = ReadonlyMap<string, ReadonlySet<string>>;

/** Who and what is not there when: what was said beforehand, and what the desk has noted since. */
export async function listAbsences(db: Database, eventId: string): Promise<Absences> {
	const [said, noted, slots] = await Promise.all([
		listSaid(db, eventId),
		listOpenNotes(db, eventId),
		listSlots(db, eventId)
	]);
	const slotIds = slots.map(({ id }) => id);
	const absences = new Map<string, Set<string>>();
	const add = (id: string, slotId: string) =>
		absences.set(id, (absences.get(id) ?? new Set()).add(slotId));
	for (const { id, slotId } of said) add(id, slotId);
	for (const note of noted)
		for (const slotId of slotsWithout(note, slotIds)) add(note.ofId, slotId);
	return absences;
}

function listSaid(db: Database, eventId: string) {
	const ofPeople = db
		.selectFrom('participantAbsence')
		.innerJoin('participant', 'participant.id', 'participantId')
		.select(['participantId as id', 'slotId'])
		.where('eventId', '=', eventId);
	const ofTables = db
		.selectFrom('tableAbsence')
		.innerJoin('meetingTable', 'meetingTable.id', 'tableId')
		.select(['tableId as id', 'slotId'])
		.where('eventId', '=', eventId);
	const ofSpecialists = db
		.selectFrom('specialistAbsence')
		.innerJoin('specialist', 'specialist.id', 'specialistId')
		.select(['specialistId as id', 'slotId'])
		.where('eventId', '=', eventId);
	return ofPeople.unionAll(ofTables).unionAll(ofSpecialists).execute();
}

/** What the desk has noted and nobody has ended yet; `ofId` is the person's, the table's or the specialist's. */
export async function listOpenNotes(db: Database, eventId: string) {
	return db
		.selectFrom('presenceNote')
		.select(({ fn }) => [
			...(['id', 'kind', 'fromSlotId', 'untilSlotId', 'at'] as const),
			fn.coalesce('participantId', 'tableId', 'specialistId').$notNull().as('ofId')
		])
		.where('eventId', '=', eventId)
		.where('endedAt', 'is', null)
		.orderBy('at')
		.orderBy('id')
		.execute();
}
