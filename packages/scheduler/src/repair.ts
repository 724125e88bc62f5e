/** After a no-show, a delay, a lost table or a walk-in: as little as possible changes. */
import type { Answer, Conflict } from './answer.ts';
import { ById } from './by-id.ts';
import { compile } from './compile.ts';
import type { Instance } from './instance.ts';
import { Mending } from './mending.ts';
import type { Options } from './options.ts';
import type { AimName, Id, Problem, Schedule } from './problem.ts';
import { standBys, type StandBy } from './stand-by.ts';

export type { StandBy } from './stand-by.ts';

const AIMS: AimName[] = ['held', 'changes', 'breaks'];
/** Above so many wishes, those whose people lose nothing stay where they are. */
const LARGE = 3000;

export type RepairOptions = Omit<Options, 'announced' | 'pinned' | 'closed'> & {
	/** Slots that are over, or under way. */
	past?: Id[];
};

export interface Repaired {
	answer: Answer;
	/** Announced meetings that are held in another slot, or no longer. */
	changed: Id[];
	/** Announced meetings that no schedule can keep where they were: so few changes at least. */
	leastChanges: number;
	standBys: StandBy[];
}

/**
 * Repairs an announced schedule for a problem as it is now (people gone, tables withdrawn, wishes
 * added). Meetings of `past` slots stay; others move only to let more wishes be held. What must be
 * held and cannot be makes the answer `infeasible`, with all the rest held as well as can be.
 * `seconds` are by themselves few: 0.03, and 0.01 for each thousand wishes.
 */
export async function repair(
	problem: Problem,
	announced: Schedule,
	{ past = [], ...options }: RepairOptions = {}
): Promise<Repaired> {
	const over = new Set(past.map(String));
	const pinned: Id[] = announced.meetings.flatMap(({ meeting, slot }) =>
		over.size > 0 && over.has(String(slot)) ? [meeting] : []
	);
	const now: Problem = { ...problem, complete: false, aims: problem.aims ?? AIMS };
	const standing = new ById(announced.meetings.map((one) => [one.meeting, one] as const));
	const isLarge = problem.meetings.length > LARGE;
	const instance = compile(now, { closed: past, pinned, ...(isLarge ? { standing } : {}) });
	if (problem.complete) instance.isMust.fill(1);
	const mending = new Mending(instance, { ...options, announced, pinned });
	const answer = mending.run(hopelessMust(instance, problem));
	const placed = new ById(answer.meetings.map(({ meeting, slot }) => [meeting, slot] as const));
	const moved = announced.meetings.filter(
		({ meeting, slot }) => String(placed.get(meeting)) !== String(slot)
	);
	return {
		answer,
		changed: moved.map(({ meeting }) => meeting),
		leastChanges: mending.leastChanges,
		standBys: standBys(mending.board, moved)
	};
}

function hopelessMust({ hopeless }: Instance, problem: Problem): Conflict | undefined {
	const isMust = (wish: number) => problem.complete || problem.meetings[wish]!.kind === 'must';
	const found = hopeless.find(({ wish }) => isMust(wish));
	if (!found) return undefined;
	return { reason: found.reason, wishes: [problem.meetings[found.wish]!.id], isSmallest: true };
}
