import { monthsBetween, monthsUntilConfirmation } from './organisation.ts';

/** How long a letter that asks may lie before silence is an answer. */
const monthsToAnswer = 1;

export type Silence = {
	/** When somebody last vouched for the record, or entered it. */
	vouchedAt: Date;
	/** When its keepers were first asked since then. */
	askedAt: Date | null;
	/** Whether there is anybody to ask. */
	hasKeeper: boolean;
};

/**
 * Nothing falls dormant unasked, however long the house itself has slept: its keepers are asked
 * first and have their month. Only what nobody keeps goes by the calendar alone.
 */
export function fallsDormant({ vouchedAt, askedAt, hasKeeper }: Silence, now: Date): boolean {
	if (monthsBetween(vouchedAt, now) < monthsUntilConfirmation + monthsToAnswer) return false;
	if (askedAt) return monthsBetween(askedAt, now) >= monthsToAnswer;
	return !hasKeeper;
}
