import type { Instance } from '../instance.ts';
import type { AimName } from '../problem.ts';

/** What the search pays for; whole numbers, so that sums are the same on every machine. */
export interface Prices {
	/** For each unit of weight that is not held, and for each `must` on top. */
	unheld: number;
	must: number;
	break: number;
	/** For each break of a person above the allowed spread. */
	excess: number;
	waiting: number;
	preference: number;
	/** For each meeting away from its announced slot. */
	change: number;
	/** For each wish that a person goes without, times those the person already goes without. */
	share: number;
}

/**
 * Prices for the search from the order of the aims. Each aim costs a few times the next one: enough
 * that the search prefers it, not so much that it never tries the other way. The best schedule is
 * then chosen by the strict order.
 */
export function pricesFor({ aims, isComplete }: Instance): Prices {
	const rank = (aim: AimName) => aims.indexOf(aim);
	const scale = (aim: AimName, top: number) => (rank(aim) < 0 ? 0 : top);
	const isHeldFirst = rank('held') >= 0 && rank('held') <= Math.max(0, rank('breaks'));
	const unheld = isComplete ? 6000 : scale('held', isHeldFirst ? 4000 : 400);
	return {
		unheld,
		must: 8000,
		break: scale('breaks', 1000),
		excess: 3000,
		waiting: waitingOf(rank('waiting'), rank('breaks'), isComplete),
		preference: scale('preferences', rank('breaks') >= 0 ? 60 : 300),
		change: scale('changes', isKept(aims) ? 3000 : 700),
		share: scale('fairness', 60)
	};
}

/**
 * Where breaks count and waiting does not, and nothing else is at stake, it costs a little all the same: a short gap
 * is closed sooner than a long one.
 */
function waitingOf(waiting: number, breaks: number, isComplete: boolean): number {
	if (waiting < 0) return isComplete && breaks >= 0 ? 20 : 0;
	return breaks >= 0 ? 40 : 300;
}

/** Do changes count before breaks? */
const isKept = (aims: AimName[]) =>
	aims.includes('changes') && aims.indexOf('changes') < aims.indexOf('breaks');
