import type { KeptRow } from './kept-rows.server.ts';

/** What became of one row when one subject took another's place. */
export type Moved = { table: string; before: KeptRow; change: 'moved' | 'joined' };

type Term = { validFrom: string | Date; validUntil: string | Date | null };

export const overlap = (one: Term, other: Term): boolean =>
	(one.validUntil === null || other.validFrom < one.validUntil) &&
	(other.validUntil === null || one.validFrom < other.validUntil);

export const rowsOf = (
	moved: readonly Moved[],
	table: string,
	change?: Moved['change']
): KeptRow[] => {
	const own = moved
		.filter((one) => one.table === table && (!change || one.change === change))
		.map(({ before }) => before);
	return [...new Map(own.map((row) => [row.id, row])).values()];
};
