/** From an event in its own words to flat arrays. */
import { DEFAULT_AIMS } from './aims.ts';
import { ById } from './by-id.ts';
import { listCaps } from './compile-caps.ts';
import { listPools, TablePlan } from './compile-pools.ts';
import { listAgents, openSlotsOf, type Agents } from './compile-people.ts';
import { hourWords } from './hours.ts';
import { inverse, rowsOf, type Instance, type Reason } from './instance.ts';
import type { Id, Placement, Problem, Wish } from './problem.ts';

/**
 * Lays a problem out for the search. Takes what `readProblem` has found to be in order.
 * @param past slots that are closed to all but the pinned meetings
 */
export function compile(problem: Problem, past: Past = {}): Instance {
	const slots = problem.slots.length;
	const agents = listAgents(problem);
	const plan = new TablePlan(problem);
	const { live, hopeless } = sift(problem, agents, plan, past);
	const wishes = live.map(({ wish }) => wish);
	const isOrdered = wishes.some(({ after }) => after);
	const numberOf = new Map(isOrdered ? wishes.map((wish, i) => [String(wish.id), i]) : []);
	const who = rowsOf(live.map(({ agents: list }) => list));
	const choices = rowsOf(live.map(({ open }) => open));
	const before = rowsOf(wishes.map((wish) => numbersOf(wish.after ?? [], numberOf)));
	const pools = listPools(problem, wishes, plan);
	const caps = listCaps(problem, wishes);
	return {
		problem,
		aims: problem.aims ?? DEFAULT_AIMS,
		isComplete: problem.complete ?? false,
		spread: problem.spread ?? -1,
		slots,
		meetings: live.length,
		meetingAt: Int32Array.from(live, ({ at }) => at),
		...agents.arrays,
		who,
		meetingsOf: inverse(who, agents.arrays.agents),
		allowed: allowedOf(live, slots),
		choices,
		weight: Int32Array.from(wishes, (wish) => wish.weight ?? 1),
		isMust: Uint8Array.from(wishes, (wish) => Number(problem.complete || wish.kind === 'must')),
		...hourWords(problem),
		...pools,
		before,
		after: inverse(before, live.length),
		...caps,
		hopeless
	};
}

interface Past {
	closed?: Iterable<Id>;
	pinned?: Iterable<Id>;
	/**
	 * Wish → slot it stands in. Those stay there whose people all keep what they have; the others,
	 * and what stands nowhere, can go wherever there is room.
	 */
	standing?: ById<Placement>;
}

interface Live {
	wish: Wish;
	at: number;
	agents: number[];
	open: Int32Array;
}

/** Parts the wishes that some slot could take from those that none can. */
function sift(problem: Problem, agents: Agents, plan: TablePlan, past: Past) {
	const closed = new Set([...(past.closed ?? [])].map(String));
	const pinned = new Set([...(past.pinned ?? [])].map(String));
	const isOver = problem.slots.map(({ id }) => closed.has(String(id)));
	const live: Live[] = [];
	const hopeless: { wish: number; reason: Reason }[] = [];
	problem.meetings.forEach((wish, at) => {
		if (wish.kind === 'never') return;
		const found = openSlotsOf(wish, problem, agents, plan.choiceFor(wish)?.capacity);
		if (closed.size > 0 && 'open' in found && !pinned.has(String(wish.id))) {
			found.open = found.open.filter((slot) => !isOver[slot]);
			if (found.open.length === 0)
				return hopeless.push({ wish: at, reason: { word: 'no_open_slot', about: wish.who } });
		}
		if ('reason' in found) hopeless.push({ wish: at, reason: found.reason });
		else live.push({ wish, at, agents: found.agents, open: found.open });
	});
	if (past.standing) holdUntouched({ live, hopeless }, past.standing, problem, agents);
	return { live, hopeless };
}

function holdUntouched(
	{ live, hopeless }: { live: Live[]; hopeless: { wish: number }[] },
	standing: ById<Placement>,
	{ slots, meetings }: Problem,
	{ numberOf }: Agents
): void {
	const slotAt = ById.of(slots);
	const stands = live.map(({ wish }) => slotAt.get(standing.get(wish.id)?.slot) ?? -1);
	const touched = new Set<number>();
	for (const { wish } of hopeless) {
		if (!standing.has(meetings[wish]!.id)) continue;
		for (const id of meetings[wish]!.who) touched.add(numberOf.get(id)!);
	}
	live.forEach(({ agents, open }, i) => {
		if (stands[i]! < 0 || open.includes(stands[i]!)) return;
		for (const agent of agents) touched.add(agent);
	});
	const alone = slots.map((_, slot) => Int32Array.of(slot));
	live.forEach((one, i) => {
		if (stands[i]! < 0 || one.agents.some((agent) => touched.has(agent))) return;
		one.open = alone[stands[i]!]!;
	});
}

function numbersOf(ids: Id[], numberOf: Map<string, number>): number[] {
	return ids.flatMap((id) => numberOf.get(String(id)) ?? []);
}

function allowedOf(live: Live[], slots: number): Uint8Array {
	const allowed = new Uint8Array(live.length * slots);
	live.forEach(({ open }, meeting) => {
		for (const slot of open) allowed[meeting * slots + slot] = 1;
	});
	return allowed;
}
