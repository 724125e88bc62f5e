/**
 * The cheapest day plan of one person who sees nobody else: which slots to be busy in, when each
 * costs its price and each break costs one unit.
 */

export interface DayPlan {
	/** Slots in which the person can be busy, and in which they must. */
	open: ArrayLike<number>;
	must: ArrayLike<number>;
	/** How many meetings, and the fewest and most of them in one part of the slots (the mornings). */
	meetings: number;
	part: { isIn: ArrayLike<number>; least: number; most: number };
	/** 1 for each slot with which a day begins. */
	isDayStart: ArrayLike<number>;
}

/** Dear enough never to be chosen; sums of it stay exact. */
const NEVER = 2 ** 40;

/**
 * The least cost of a plan, or undefined where there is none: a dynamic program over the slots.
 * @param prices by slot, whole numbers in the unit in which a break costs `unit`
 * @param chosen if given, the slots of the plan are added to it
 */
export function cheapestPlan(
	plan: DayPlan,
	prices: ArrayLike<number>,
	unit: number,
	chosen?: Int32Array
): number | undefined {
	const { least, most } = plan.part;
	const isBound = least > 0 || most < plan.meetings;
	const part = isBound ? plan.part.isIn : undefined;
	const width = plan.meetings + 1;
	const deep = isBound ? most + 1 : 1;
	const states = width * deep * 3;
	const slots = plan.open.length;
	const costs = new Float64Array((slots + 1) * states).fill(NEVER);
	const came = new Uint16Array((slots + 1) * states);
	costs[0] = 0;
	for (let slot = 0; slot < slots; slot++) {
		advance({ plan, part, width, deep, slot, prices, unit, costs, came, states });
	}
	return finish({ plan, part, width, deep, slots, costs, came, states, chosen });
}

/** Before the day's first meeting, in a meeting, between meetings. */
const FREE = 0;
const BUSY = 1;
const IDLE = 2;

interface Table {
	plan: DayPlan;
	part: ArrayLike<number> | undefined;
	width: number;
	deep: number;
	costs: Float64Array;
	came: Uint16Array;
	states: number;
}

function advance(at: Table & { slot: number; prices: ArrayLike<number>; unit: number }): void {
	const { plan, part, width, deep, slot, prices, unit, costs, came, states } = at;
	const here = slot * states;
	const next = here + states;
	const isIn = part ? part[slot]! : 0;
	for (let used = 0; used < width; used++) {
		for (let inside = 0; inside < deep; inside++) {
			for (let mode = 0; mode < 3; mode++) {
				const cost = costs[here + (used * deep + inside) * 3 + mode]!;
				if (cost >= NEVER) continue;
				const was = plan.isDayStart[slot] ? FREE : mode;
				if (!plan.must[slot]) {
					const to = next + (used * deep + inside) * 3 + (was === FREE ? FREE : IDLE);
					lower(costs, came, to, cost, mode);
				}
				if (!plan.open[slot] || used + 1 >= width) continue;
				const deeper = inside + isIn;
				if (deeper >= deep) continue;
				const to = next + ((used + 1) * deep + deeper) * 3 + BUSY;
				lower(costs, came, to, cost + prices[slot]! + (was === IDLE ? unit : 0), mode + 4 * inside);
			}
		}
	}
}

function lower(costs: Float64Array, came: Uint16Array, to: number, cost: number, from: number) {
	if (cost >= costs[to]!) return;
	costs[to] = cost;
	came[to] = from;
}

function finish(at: Table & { slots: number; chosen: Int32Array | undefined }): number | undefined {
	const { plan, part, deep, slots, costs, states } = at;
	let best = NEVER;
	let last = { inside: 0, mode: 0 };
	for (let inside = part ? plan.part.least : 0; inside < deep; inside++) {
		for (let mode = 0; mode < 3; mode++) {
			const cost = costs[slots * states + (plan.meetings * deep + inside) * 3 + mode]!;
			if (cost >= best) continue;
			best = cost;
			last = { inside, mode };
		}
	}
	if (best >= NEVER) return undefined;
	if (at.chosen) trace(at, last, at.chosen);
	return best;
}

function trace(
	at: Table & { slots: number },
	last: { inside: number; mode: number },
	chosen: Int32Array
): void {
	let used = at.plan.meetings;
	let { inside, mode } = last;
	for (let slot = at.slots; slot > 0; slot--) {
		const from = at.came[slot * at.states + (used * at.deep + inside) * 3 + mode]!;
		if (mode === BUSY) {
			chosen[slot - 1]!++;
			used--;
			inside = from >> 2;
		}
		mode = from & 3;
	}
}
