import type { Instance } from '../instance.ts';
import type { AimName } from '../problem.ts';
import type { Prices } from './board.ts';

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
		waiting: scale('waiting', rank('breaks') >= 0 ? 40 : 300),
		preference: scale('preferences', rank('breaks') >= 0 ? 60 : 300),
		change: scale('changes', 700),
		share: scale('fairness', 60)
	};
}
