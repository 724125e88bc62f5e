/** What the search asks of the chains it moves meetings by. */
export interface Moves {
	/** What it would cost to move a placed meeting to a slot, with all that follows; or `IMPOSSIBLE`. */
	propose(meeting: number, to: number): number;
	/** Carries out what was proposed last. */
	commit(rise: number): void;
}

export const IMPOSSIBLE = 1e9;
/** Longer chains are rarely taken and cost the most. */
export const LONGEST = 400;
export const TRIES_FOR_ROOM = 3;
