/** What the scheduler answers. Plain JSON, with the caller's own ids. */
import type { Reason } from './instance.ts';
import type { AimName, Id, Placement } from './problem.ts';

/**
 * - `optimal`: every aim has reached its bound, so nothing better exists.
 * - `feasible`: a good schedule; `bound` says how much better one could be at most.
 * - `infeasible`: not everything that must be held can be; `conflict` says why.
 * - `stopped`: ended by the caller's signal, with the best schedule until then.
 */
export type Status = 'optimal' | 'feasible' | 'infeasible' | 'stopped';

/** Why no schedule can do better in an aim, the earlier aims being as good as they are. */
export type Argument =
	/** Nothing can be less than this: no count is below 0, hopeless wishes cannot be held. */
	| { by: 'counting' }
	/**
	 * Each slot has a price, in `unit`ths of a break. Every person plans the cheapest day alone,
	 * breaks and prices together; what all of them pay, less twice the tables times the prices, is
	 * less than or equal to the breaks of any schedule.
	 */
	| { by: 'prices'; unit: number; slots: number[] }
	/**
	 * Each person has a price for a meeting and so has a table, in `unit`ths of a weight. The weight
	 * that can be held is at most what the room of all costs at these prices, plus what each wish is
	 * worth beyond them (the dual of a weighted matching).
	 */
	| { by: 'matching'; unit: number; people: number[]; table: number }
	/**
	 * A solver went through all cases. With `proof` (see `certify`) others can follow how: lines of
	 * literals over the checker's own statement of the problem.
	 */
	| { by: 'search'; proof?: string };

export interface AimReport {
	aim: AimName;
	value: number;
	/** No schedule with the same values in the aims before has less. */
	bound: number;
	argument: Argument;
}

/** Nothing can be better in this aim, with the same values in the aims before. */
export const isBest = ({ value, bound }: Pick<AimReport, 'value' | 'bound'>): boolean =>
	value <= bound;

/** Wishes that cannot all be held, as few as were found, and what stands in their way. */
export interface Conflict {
	reason: Reason;
	wishes: Id[];
	/** Removing any single wish dissolves the conflict. */
	isSmallest: boolean;
}

export interface WishReason {
	meeting: Id;
	reason: Reason;
}

export interface Answer {
	status: Status;
	/** The value and bound of the last aim that is not at its bound, or of the last aim. */
	objective: number;
	bound: number;
	aims: AimReport[];
	seconds: number;
	steps: number;
	seed: number;
	meetings: Placement[];
	/** Why each wish that is not held is not. */
	reasons: WishReason[];
	conflict?: Conflict;
}
