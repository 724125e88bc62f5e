export type PresenceKind = 'missing' | 'late' | 'left' | 'here' | 'table_gone' | 'table_back';

export const presenceKinds = ['missing', 'late', 'left', 'table_gone'] as const;

type Note = {
	kind: PresenceKind;
	participantId: string | null;
	tableId: string | null;
	fromSlotId: string | null;
	untilSlotId: string | null;
};

/**
 * Slots that a note takes away: from the one where it begins to before the one where somebody late is
 * there; of the slots given in the order of time.
 */
export function slotsWithout(note: Note, slotIds: readonly string[]): string[] {
	const at = (id: string | null, otherwise: number) => {
		const place = id === null ? -1 : slotIds.indexOf(id);
		return place < 0 ? otherwise : place;
	};
	return slotIds.slice(at(note.fromSlotId, 0), at(note.untilSlotId, slotIds.length));
}
