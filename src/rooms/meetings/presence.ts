export type PresenceKind = 'missing' | 'late' | 'left' | 'here' | 'table_gone' | 'table_back';

export const presenceKinds = ['missing', 'late', 'left', 'table_gone'] as const;

/** Who or what may be missing at an event. */
export type Whom = { kind: 'participant' | 'table' | 'specialist'; id: string };

type Note = { fromSlotId: string | null; untilSlotId: string | null };

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

type Lost = { slotId: string; who: readonly string[] };
type Around = {
	absences: ReadonlyMap<string, ReadonlySet<string>>;
	/** The meetings that stand. */
	meetings: readonly { slotId: string | null; who: readonly string[] }[];
};

export type StandBy = { slotId: string; who: [string, string] };

/** Those who lost a meeting in the same slot, are there, and have not met: they may meet each other. */
export function standBysOf(
	lost: readonly Lost[],
	{ absences, meetings }: Around,
	most = 8
): StandBy[] {
	const busy = new Set(meetings.flatMap(({ slotId, who }) => who.map((id) => `${id} ${slotId}`)));
	const met = new Set(meetings.map(({ who }) => [...who].sort().join(' ')));
	const bySlot = Map.groupBy(lost, ({ slotId }) => slotId);
	return [...bySlot]
		.flatMap(([slotId, own]) => {
			const free = [...new Set(own.flatMap(({ who }) => who))].filter(
				(id) => !busy.has(`${id} ${slotId}`) && !absences.get(id)?.has(slotId)
			);
			return free.flatMap((one, at) =>
				free.slice(at + 1).flatMap((other): StandBy[] => {
					const who = [one, other].sort() as [string, string];
					return met.has(who.join(' ')) ? [] : [{ slotId, who }];
				})
			);
		})
		.slice(0, most);
}
