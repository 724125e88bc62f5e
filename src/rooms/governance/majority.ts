import type { Majority } from './organ.ts';

export type Tally = { for: number; against: number; abstain: number };

export const noVotes: Tally = { for: 0, against: 0, abstain: 0 };

/**
 * How many votes for a resolution needs. Abstentions are no votes cast; they count among those
 * present, and so towards the quorum and the absolute majority.
 */
export function votesNeeded(majority: Majority, tally: Tally, present: number): number {
	const cast = tally.for + tally.against;
	return Math.max(1, needed[majority]({ ...tally, cast, present }));
}

export const isCarried = (majority: Majority, tally: Tally, present: number): boolean =>
	tally.for >= votesNeeded(majority, tally, present);

type Ground = Tally & { cast: number; present: number };

const needed: Record<Majority, (ground: Ground) => number> = {
	simple: ({ against }) => against + 1,
	absolute: ({ present }) => Math.floor(present / 2) + 1,
	two_thirds: ({ cast }) => Math.ceil((cast * 2) / 3),
	three_quarters: ({ cast }) => Math.ceil((cast * 3) / 4),
	unanimous: ({ cast }) => cast
};
