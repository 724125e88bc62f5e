/** One day of an event as it may come: who stays away, comes late, leaves early; tables that are lost. */
import { repair, type Id, type Placement, type Problem, type Schedule } from '#scheduler';
import type { Dice } from '../../packages/scheduler/src/dice.ts';

/** What is true of the event, and from which slot on the organisers know of it. */
export interface Fate {
	/** The event as it really is. */
	problem: Problem;
	/** Participant → slots (by number) away beyond those announced, and when that is known. */
	away: Map<Id, { slots: number[]; known: number }>;
	/** Tables that are lost from a slot on; known there and then. */
	lost: { tables: Id[]; from: number };
}

/** What a day with live repair came to. */
export interface Played {
	held: Placement[];
	/** Wishes whose people are there at the same time at all. */
	possible: number;
	standBys: number;
	changed: number;
	least: number;
	/** How long each repair took. */
	ms: number[];
}

const LATE = 5;
const EARLY = 5;
const LOST_TABLES = 10;
/** Of those who do not come, so many say so before. */
const TOLD = 50;
/** Of the partners offered for an idle slot, so many agree. */
const AGREE = 50;

/** @param share how many in a hundred do not come at all */
export function drawDay(dice: Dice, problem: Problem, share: number): Fate {
	const { slots, participants, tables } = problem;
	const away: Fate['away'] = new Map();
	const isIn = (percent: number) => dice.below(100) < percent;
	const all = slots.map((_, i) => i);
	for (const { id, unavailable = [] } of participants) {
		const there = all.filter((slot) => !unavailable.includes(slots[slot]!.id));
		const [first = 0] = there;
		const missed = 1 + dice.below(4);
		if (isIn(share)) away.set(id, { slots: there, known: isIn(TOLD) ? 0 : -1 });
		else if (isIn(LATE)) away.set(id, { slots: there.slice(0, missed), known: -1 });
		else if (isIn(EARLY)) {
			const last = there.at(-1) ?? first;
			away.set(id, { slots: there.slice(-missed), known: Math.max(0, last - missed - 2) });
		}
	}
	const count = isIn(LOST_TABLES) ? 1 + dice.below(4) : 0;
	const plain = tables.filter(({ host }) => host === undefined);
	const lost = { tables: dice.shuffle(plain.map((_, i) => i)).slice(0, count), from: 0 };
	lost.from = dice.below(slots.length);
	const fate = { away, lost: { tables: lost.tables.map((i) => plain[i]!.id), from: lost.from } };
	return { ...fate, problem: asKnown(problem, fate, () => true) };
}

/** The event with what is known of its fate. */
function asKnown(
	problem: Problem,
	{ away, lost }: Omit<Fate, 'problem'>,
	isKnown: (id: Id | undefined) => boolean
): Problem {
	const { slots } = problem;
	const standing = slots.slice(0, lost.from).map(({ id }) => id);
	return {
		...problem,
		tables: problem.tables.map((table) =>
			lost.tables.includes(table.id) && isKnown(undefined) ? { ...table, slots: standing } : table
		),
		participants: problem.participants.map((one) => {
			const missing = isKnown(one.id) ? away.get(one.id) : undefined;
			if (!missing) return one;
			const ids = missing.slots.map((slot) => slots[slot]!.id);
			return { ...one, unavailable: [...(one.unavailable ?? []), ...ids] };
		})
	};
}

/** The announced meetings that take place if nobody does anything. */
export function heldAsAnnounced(
	problem: Problem,
	meetings: Placement[],
	{ away, lost }: Fate
): Placement[] {
	const slotAt = new Map(problem.slots.map(({ id }, i) => [id, i]));
	const who = new Map(problem.meetings.map((wish) => [wish.id, wish.who]));
	return meetings.filter(({ meeting, slot, table }) => {
		const at = slotAt.get(slot)!;
		if (at >= lost.from && lost.tables.includes(table ?? '')) return false;
		return who.get(meeting)!.every((id) => !away.get(id)?.slots.includes(at));
	});
}

/** Slot by slot: whoever is missed is missed, then the rest of the day is repaired. */
export async function liveDay(
	problem: Problem,
	announced: Schedule,
	fate: Fate,
	dice: Dice
): Promise<Played> {
	const played: Played = {
		...{ held: [], standBys: 0, changed: 0, least: 0, ms: [] },
		possible: possible(fate.problem)
	};
	const who = new Map(problem.meetings.map((wish) => [wish.id, wish.who]));
	const known = new Set<Id>();
	let plan = announced.meetings;
	const offers: { slot: Id; who: Id[] }[] = [];
	for (const [now, { id: slot }] of problem.slots.entries()) {
		const news = [...fate.away].filter(([id, { known: at }]) => !known.has(id) && at === now);
		const isTold = news.length > 0 || (now === fate.lost.from && fate.lost.tables.length > 0);
		news.forEach(([id]) => known.add(id));
		if (isTold) await mend(now);
		const here = plan.filter((one) => one.slot === slot);
		const held = heldAsAnnounced(problem, here, fate);
		played.held.push(...held);
		played.standBys += meetInstead(slot, now, held);
		const missed = here.flatMap(({ meeting }) => who.get(meeting)!);
		const found = missed.filter((id) => !known.has(id) && fate.away.get(id)?.slots.includes(now));
		found.forEach((id) => known.add(id));
		plan = plan.filter((one) => one.slot !== slot || held.includes(one));
		if (found.length > 0 && now + 1 < problem.slots.length) await mend(now + 1);
	}
	return played;

	async function mend(from: number): Promise<void> {
		const past = problem.slots.slice(0, from).map(({ id }) => id);
		const isKnown = (id: Id | undefined) =>
			id === undefined ? from >= fate.lost.from : known.has(id);
		const asNow = forgetPast(asKnown(problem, fate, isKnown), problem, past);
		const began = performance.now();
		const repaired = await repair(asNow, { meetings: plan }, { past, steps: 4000 });
		played.ms.push(performance.now() - began);
		played.changed += repaired.changed.length;
		played.least += repaired.leastChanges;
		plan = repaired.answer.meetings;
		offers.push(...repaired.standBys);
	}

	function meetInstead(slot: Id, now: number, held: Placement[]): number {
		const busy = new Set(held.flatMap(({ meeting }) => who.get(meeting)!));
		let free = problem.tables.filter(({ host }) => host === undefined).length - held.length;
		let count = 0;
		for (const { who: pair } of offers.filter((one) => one.slot === slot)) {
			const isThere = (id: Id) => !busy.has(id) && !fate.away.get(id)?.slots.includes(now);
			if (free <= 0 || !pair.every(isThere) || dice.below(100) >= AGREE) continue;
			pair.forEach((id) => busy.add(id));
			count++;
			free--;
		}
		return count;
	}
}

/** What was held stays held: nobody is away from what is over. */
function forgetPast(now: Problem, before: Problem, past: Id[]): Problem {
	const over = new Set(past);
	return {
		...now,
		participants: now.participants.map((one, i) => {
			const had = before.participants[i]!.unavailable ?? [];
			const unavailable = (one.unavailable ?? []).filter((id) => !over.has(id) || had.includes(id));
			return { ...one, unavailable };
		})
	};
}

function possible({ meetings, participants, slots }: Problem): number {
	const away = new Map(participants.map(({ id, unavailable }) => [id, new Set(unavailable)]));
	return meetings.filter(
		({ who, kind }) =>
			kind !== 'never' && slots.some(({ id }) => who.every((one) => !away.get(one)!.has(id)))
	).length;
}
