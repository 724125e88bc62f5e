import type { Id } from '../problem.ts';

export interface Finding {
	/** A stable word, e.g. `at_once`, with the ids it is about. */
	word: string;
	about: (Id | undefined)[];
}
