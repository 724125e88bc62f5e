import type { Database } from '#platform/database/database.ts';
import { slotsWithout } from './presence.ts';
import { listSlots } from './slot.server.ts';

/** Who cannot be there when: what they said beforehand, and what the desk has noted since. */
export async function listAbsences(
	db: Database,
	eventId: string
): Promise<Map<string, Set<string>>> {
	const [said, noted, slots] = await Promise.all([
		db
			.selectFrom('participantAbsence')
			.innerJoin('participant', 'participant.id', 'participantId')
			.select(['participantId', 'slotId'])
			.where('eventId', '=', eventId)
			.execute(),
		listOpenNotes(db, eventId),
		listSlots(db, eventId)
	]);
	const ids = slots.map(({ id }) => id);
	const absences = new Map<string, Set<string>>();
	const add = (participantId: string, slotId: string) =>
		absences.set(participantId, (absences.get(participantId) ?? new Set()).add(slotId));
	for (const { participantId, slotId } of said) add(participantId, slotId);
	for (const note of noted)
		for (const slotId of slotsWithout(note, ids))
			if (note.participantId) add(note.participantId, slotId);
	return absences;
}

export async function listOpenNotes(db: Database, eventId: string) {
	return db
		.selectFrom('presenceNote')
		.select(['id', 'kind', 'participantId', 'tableId', 'fromSlotId', 'untilSlotId', 'at'])
		.where('eventId', '=', eventId)
		.where('endedAt', 'is', null)
		.orderBy('at')
		.orderBy('id')
		.execute();
}
