/** The organiser's blocks cut into slots. */
export type Span = { startsAt: Date; endsAt: Date };
export type Lengths = { slotMinutes: number; bufferMinutes: number };

const minute = 60_000;

/** Slots one after the other with the buffer between them; what is left at the end is nobody's. */
export function slotsOf(
	{ startsAt, endsAt }: Span,
	{ slotMinutes, bufferMinutes }: Lengths
): Span[] {
	const slots: Span[] = [];
	let start = startsAt.getTime();
	while (start + slotMinutes * minute <= endsAt.getTime()) {
		const end = start + slotMinutes * minute;
		slots.push({ startsAt: new Date(start), endsAt: new Date(end) });
		start = end + bufferMinutes * minute;
	}
	return slots;
}

export type BlockProblem = {
	/** The place of the block in the organiser's list. */
	at: number;
	reason: 'block_ends_before' | 'blocks_overlap' | 'slot_longer_than_block' | 'block_outside_event';
};

/** Everything that speaks against the organiser's hours. */
export function listBlockProblems(
	blocks: readonly Span[],
	lengths: Lengths,
	event: Span
): BlockProblem[] {
	return blocks.flatMap((block, at): BlockProblem[] => {
		if (block.endsAt <= block.startsAt) return [{ at, reason: 'block_ends_before' }];
		const overlaps = blocks.some((other, place) => place < at && cross(block, other));
		const isOutside = block.startsAt < event.startsAt || block.endsAt > event.endsAt;
		return [
			...(overlaps ? [{ at, reason: 'blocks_overlap' } as const] : []),
			...(isOutside ? [{ at, reason: 'block_outside_event' } as const] : []),
			...(slotsOf(block, lengths).length === 0
				? [{ at, reason: 'slot_longer_than_block' } as const]
				: [])
		];
	});
}

export const cross = (one: Span, other: Span): boolean =>
	one.startsAt < other.endsAt && other.startsAt < one.endsAt;

export type PlannedBlock = Span & { id: string };
type KnownSlot = Span & { id: string };

/** What changes when the hours are planned anew: a slot that begins when one began stays that slot. */
export function replan<Slot extends KnownSlot>(
	known: readonly Slot[],
	blocks: readonly PlannedBlock[],
	lengths: Lengths
) {
	const wanted = blocks.flatMap((block) =>
		slotsOf(block, lengths).map((slot) => ({ ...slot, blockId: block.id }))
	);
	const byStart = new Map(known.map((slot) => [slot.startsAt.getTime(), slot]));
	const starts = new Set(wanted.map(({ startsAt }) => startsAt.getTime()));
	return {
		kept: wanted.flatMap((slot) => {
			const old = byStart.get(slot.startsAt.getTime());
			return old ? [{ ...slot, id: old.id }] : [];
		}),
		added: wanted.filter(({ startsAt }) => !byStart.has(startsAt.getTime())),
		gone: known.filter(({ startsAt }) => !starts.has(startsAt.getTime()))
	};
}
