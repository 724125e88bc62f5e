/** Who could meet instead, where meetings were lost. */
import { ById } from './by-id.ts';
import { rowAt, type Instance } from './instance.ts';
import type { Id, Placement } from './problem.ts';
import type { Board } from './search/board.ts';

/** Two who are free in the same slot, one of them at least for a lost meeting. */
export interface StandBy {
	slot: Id;
	who: [Id, Id];
	/** A wish of theirs that is not held, if there is one. */
	wish?: Id;
}

/** Partners offered to one person for one slot, at most. */
const MOST_OFFERS = 3;

/**
 * For each slot, pairs of those who lost a meeting in it and can meet each other instead: both are
 * there, neither is busy, they have not met, neither wished never to, and they share a language.
 * Those with a wish come first; nobody is offered more than three in a slot.
 * @param board with the repaired schedule on it
 */
export function standBys(board: Board, lost: Placement[]): StandBy[] {
	const { problem, slots, room } = board.instance;
	const numberOf = ById.of(problem.participants);
	const slotAt = ById.of(problem.slots);
	const wishes = ById.of(problem.meetings);
	const free = problem.slots.map(() => new Set<number>());
	for (const { meeting, slot } of lost) {
		const at = slotAt.get(slot);
		if (at === undefined) continue;
		for (const id of problem.meetings[wishes.get(meeting) ?? -1]?.who ?? []) {
			const one = numberOf.get(id)!;
			const place = one * slots + at;
			if (board.load[place] === 0 && room[place]! > 0) free[at]!.add(one);
		}
	}
	const pairs = pairsOf(board, numberOf);
	return problem.slots.flatMap(({ id }, slot) =>
		offersIn(board.instance, id, [...free[slot]!], pairs)
	);
}

interface Pairs {
	/** Have met, or are never to meet. */
	closed: Set<number>;
	/** Wishes that are not held. */
	open: Map<number, Id>;
}

const pairOf = (one: number, other: number, people: number) =>
	Math.min(one, other) * people + Math.max(one, other);

function pairsOf({ instance, slotOf }: Board, numberOf: ById<number>): Pairs {
	const { problem, people, who, meetings, meetingAt, hopeless } = instance;
	const pairs: Pairs = { closed: new Set(), open: new Map() };
	const close = (members: number[]) =>
		members.forEach((one, i) => {
			for (const other of members.slice(i + 1)) pairs.closed.add(pairOf(one, other, people));
		});
	for (let m = 0; m < meetings; m++) {
		const begin = who.start[m]!;
		const [one, other] = [who.items[begin]!, who.items[begin + 1]!];
		const isPair = other < people && who.start[m + 1]! - begin === 2;
		if (!isPair && slotOf[m]! >= 0) close([...rowAt(who, m)].filter((agent) => agent < people));
		else if (isPair && slotOf[m]! >= 0) pairs.closed.add(pairOf(one, other, people));
		else if (problem.meetings[meetingAt[m]!]!.who.length === 2) {
			pairs.open.set(pairOf(one, other, people), problem.meetings[meetingAt[m]!]!.id);
		}
	}
	for (const { who: members, kind } of problem.meetings) {
		if (kind === 'never') close(members.map((id) => numberOf.get(id)!));
	}
	for (const { wish } of hopeless) {
		const { id, who: members } = problem.meetings[wish]!;
		const [one, other] = members.map((member) => numberOf.get(member)!);
		if (members.length === 2) pairs.open.set(pairOf(one!, other!, people), id);
	}
	return pairs;
}

function offersIn(instance: Instance, slot: Id, free: number[], pairs: Pairs): StandBy[] {
	const { problem, people } = instance;
	const tongues = new Map(free.map((one) => [one, tonguesOf(instance, one)]));
	const offers: { pair: [number, number]; wish: Id | undefined }[] = [];
	free.forEach((one, i) => {
		for (const other of free.slice(i + 1)) {
			const pair = pairOf(one, other, people);
			if (pairs.closed.has(pair) || !share(tongues.get(one), tongues.get(other))) continue;
			offers.push({ pair: [one, other], wish: pairs.open.get(pair) });
		}
	});
	const isWished = offers.filter(({ wish }) => wish !== undefined);
	const count = new Map<number, number>();
	const idOf = (one: number) => problem.participants[one]!.id;
	return [...isWished, ...offers.filter(({ wish }) => wish === undefined)].flatMap(
		({ pair, wish }): StandBy[] => {
			if (pair.some((one) => (count.get(one) ?? 0) >= MOST_OFFERS)) return [];
			for (const one of pair) count.set(one, (count.get(one) ?? 0) + 1);
			return [
				{ slot, who: [idOf(pair[0]), idOf(pair[1])], ...(wish === undefined ? {} : { wish }) }
			];
		}
	);
}

function tonguesOf({ problem }: Instance, person: number): Set<string> | undefined {
	const { languages, delegates = [] } = problem.participants[person]!;
	const all = [...(languages ?? []), ...delegates.flatMap((one) => one.languages ?? [])];
	return all.length === 0 ? undefined : new Set(all);
}

const share = (one: Set<string> | undefined, other: Set<string> | undefined) =>
	!one || !other || [...one].some((tongue) => other.has(tongue));
