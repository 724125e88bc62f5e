/** After a no-show, a delay, a lost table or a walk-in: as little as possible changes. */
import type { Answer } from './answer.ts';
import { compile } from './compile.ts';
import type { Instance } from './instance.ts';
import type { AimName, Id, Placement, Problem, Schedule } from './problem.ts';
import type { Options } from './options.ts';
import { schedule } from './schedule.ts';
import { Board } from './search/board.ts';
import { pricesFor } from './search/prices.ts';

const AIMS: AimName[] = ['held', 'changes', 'breaks'];

export type RepairOptions = Omit<Options, 'announced' | 'pinned' | 'closed'> & {
	/** Slots that are over, or under way. */
	past?: Id[];
};

/** Two who lost a meeting in the same slot and could meet each other instead. */
export interface StandBy {
	slot: Id;
	who: [Id, Id];
	/** A wish of theirs that is not held, if there is one. */
	wish?: Id;
}

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
 * added). Meetings of `past` slots stay; others move only to let more wishes be held.
 */
export async function repair(
	problem: Problem,
	announced: Schedule,
	{ past = [], ...options }: RepairOptions = {}
): Promise<Repaired> {
	const over = new Set(past.map(String));
	const pinned: Id[] = announced.meetings.flatMap(({ meeting, slot }) =>
		over.has(String(slot)) ? [meeting] : []
	);
	const now = { ...problem, aims: problem.aims ?? AIMS };
	const instance = compile(now, { closed: past, pinned });
	const answer = await schedule(now, { ...options, announced, pinned, closed: past });
	const slotOf = new Map(
		answer.meetings.map(({ meeting, slot }) => [String(meeting), String(slot)])
	);
	const moved = announced.meetings.filter(
		({ meeting, slot }) => slotOf.get(String(meeting)) !== String(slot)
	);
	return {
		answer,
		changed: moved.map(({ meeting }) => meeting),
		leastChanges: leastChanges(instance, announced),
		standBys: standBys(now, moved, answer.meetings)
	};
}

/**
 * Counts announced meetings that cannot stay: someone is away, or more are left in a slot than there
 * are tables. Whatever is done, so many change.
 */
function leastChanges(instance: Instance, { meetings }: Schedule): number {
	const { problem, meetingAt } = instance;
	const board = new Board(instance, pricesFor(instance));
	const numberOf = new Map(
		Array.from(meetingAt, (at, m) => [String(problem.meetings[at]!.id), m] as const)
	);
	const slotAt = new Map(problem.slots.map(({ id }, i) => [String(id), i]));
	let least = 0;
	for (const { meeting, slot } of meetings) {
		const m = numberOf.get(String(meeting));
		const at = slotAt.get(String(slot));
		if (m === undefined || at === undefined || !board.hasRoom(m, at)) least++;
		else board.put(m, at);
	}
	return least;
}

function standBys(problem: Problem, lost: Placement[], held: Placement[]): StandBy[] {
	const wishes = new Map(problem.meetings.map((wish) => [String(wish.id), wish]));
	const key = (person: Id, slot: Id) => JSON.stringify([String(person), String(slot)]);
	const busy = new Set(
		held.flatMap(({ meeting, slot }) =>
			(wishes.get(String(meeting))?.who ?? []).map((id) => key(id, slot))
		)
	);
	const away = new Map(
		problem.participants.map(({ id, unavailable }) => [
			String(id),
			new Set(unavailable?.map(String))
		])
	);
	const isHeld = new Set(held.map(({ meeting }) => String(meeting)));
	const bySlot = new Map<string, Id[]>();
	for (const { meeting, slot } of lost) {
		const free = (wishes.get(String(meeting))?.who ?? []).filter(
			(id) => !busy.has(key(id, slot)) && away.get(String(id))?.has(String(slot)) === false
		);
		bySlot.set(String(slot), [...new Set([...(bySlot.get(String(slot)) ?? []), ...free])]);
	}
	const met = new Set(
		[...isHeld].map((id) => (wishes.get(id)?.who ?? []).map(String).sort().join('\n'))
	);
	return problem.slots.flatMap(({ id: slot }) => {
		const free = bySlot.get(String(slot)) ?? [];
		return free.flatMap((one, i) =>
			free.slice(i + 1).flatMap((other): StandBy[] => {
				const pair = [String(one), String(other)].sort().join('\n');
				if (met.has(pair)) return [];
				const wish = problem.meetings.find(
					({ id, who, kind }) =>
						kind !== 'never' &&
						!isHeld.has(String(id)) &&
						who.map(String).sort().join('\n') === pair
				);
				return [{ slot, who: [one, other], ...(wish ? { wish: wish.id } : {}) }];
			})
		);
	});
}
