import { isOpen, type Standing } from './obligation-life.ts';

export const covers = ['done', 'promised', 'silent'] as const;
export type Cover = (typeof covers)[number];

export type Kept = {
	area: string;
	/** Nobody's in particular is everybody's. */
	partyId: string | null;
	standing: Standing;
	/** How often it was fulfilled. */
	times: number;
};

export type Cell = { cover: Cover; promised: number; done: number; overdue: number };
export type CoverageRow = { area: string; cells: (Cell & { partyId: string })[] };

/** For each area and party what was promised and kept; nothing at all is silence. */
export function coverageOf(
	areas: readonly string[],
	partyIds: readonly string[],
	kept: readonly Kept[]
): CoverageRow[] {
	return areas.map((area) => ({
		area,
		cells: partyIds.map((partyId) => {
			const own = kept.filter(
				(one) => one.area === area && (one.partyId === null || one.partyId === partyId)
			);
			return { partyId, ...cellOf(own) };
		})
	}));
}

function cellOf(kept: readonly Kept[]): Cell {
	const counted = kept.filter(({ standing }) => standing !== 'released');
	const done = counted.filter(isKept).length;
	const overdue = counted.filter(({ standing }) => standing === 'overdue').length;
	const promised = counted.length;
	if (promised === 0) return { cover: 'silent', promised, done, overdue };
	return { cover: done === promised ? 'done' : 'promised', promised, done, overdue };
}

/** Done for good, or, where it comes round, done before and not behind now. */
const isKept = ({ standing, times }: Kept): boolean =>
	standing === 'done' || (times > 0 && isOpen(standing) && standing !== 'overdue');

/** How many of all the fields are done, promised, silent. */
export function countCover(rows: readonly CoverageRow[]): Record<Cover, number> {
	const cells = rows.flatMap((row) => row.cells);
	const count = (cover: Cover) => cells.filter((cell) => cell.cover === cover).length;
	return { done: count('done'), promised: count('promised'), silent: count('silent') };
}
