/** How many votes must be represented: the smallest number that is at least this share. */
export const quorumNeeded = (entitled: number, percent: number): number =>
	Math.ceil((entitled * percent) / 100);

/** Nobody present is never a quorum, even where none is asked for. */
export const hasQuorum = (present: number, needed: number): boolean =>
	present > 0 && present >= needed;
