/** Which table each meeting gets, and which delegate sits in it, once the slots are settled. */
import { canSpeak } from './compile-people.ts';
import { TablePlan } from './compile-pools.ts';
import { rowAt, type Instance } from './instance.ts';
import type { Id, Placement, Schedule } from './problem.ts';

/**
 * Tables for all placed meetings, slot by slot in the order of time: who sat at a table before stays
 * at it where that is possible. Tied and picky meetings choose first; whoever then finds all their
 * tables taken moves others to free ones (augmenting paths), so that a table is found for everyone if
 * there is any way to. A meeting that stays in the slot that was announced keeps its table, if that
 * still stands.
 * @returns meeting → table's place in `problem.tables`; −1 for those that need none or are not
 * placed; −2 where no table was left
 */
export function seatTables(
	instance: Instance,
	slotOf: ArrayLike<number>,
	announced?: Schedule
): Int32Array {
	const { meetings, meetingAt, problem, slots } = instance;
	const plan = new TablePlan(problem);
	const tableOf = new Int32Array(meetings).fill(-1);
	const bySlot: number[][] = Array.from({ length: slots }, () => []);
	for (let m = 0; m < meetings; m++) if (slotOf[m]! >= 0) bySlot[slotOf[m]!]!.push(m);
	const last = new Int32Array(instance.people).fill(-1);
	const kept = announcedTables(instance, slotOf, announced);
	bySlot.forEach((list, slot) => {
		const open = list.flatMap((meeting) => {
			const choice = plan.choiceFor(problem.meetings[meetingAt[meeting]!]!);
			return choice ? [{ meeting, tables: choice.tables }] : [];
		});
		const id = problem.slots[slot]!.id;
		const stands = (table: number) => standsIn(instance, table, id);
		seatSlot(instance, open, { last, kept, tableOf, stands });
	});
	return tableOf;
}

function standsIn({ problem }: Instance, table: number, slot: Id): boolean {
	const { slots } = problem.tables[table]!;
	return slots === undefined || slots.some((one) => String(one) === String(slot));
}

/** Meeting → the table at which it was announced, where it is held in the slot announced; else −1. */
function announcedTables(
	{ problem, meetings, meetingAt }: Instance,
	slotOf: ArrayLike<number>,
	announced?: Schedule
): Int32Array {
	const kept = new Int32Array(meetings).fill(-1);
	if (!announced) return kept;
	const told = new Map(announced.meetings.map((one) => [String(one.meeting), one]));
	const tableAt = new Map(problem.tables.map(({ id }, at) => [String(id), at]));
	for (let m = 0; m < meetings; m++) {
		const one = told.get(String(problem.meetings[meetingAt[m]!]!.id));
		const slot = problem.slots[slotOf[m]!];
		if (one && slot && String(one.slot) === String(slot.id))
			kept[m] = tableAt.get(String(one.table)) ?? -1;
	}
	return kept;
}

interface Seating {
	last: Int32Array;
	kept: Int32Array;
	tableOf: Int32Array;
	stands: (table: number) => boolean;
}

function seatSlot(
	instance: Instance,
	open: { meeting: number; tables: number[] }[],
	{ last, kept, tableOf, stands }: Seating
): void {
	const taken = new Map<number, number>();
	const sit = (at: number, table: number) => {
		taken.set(table, at);
		tableOf[open[at]!.meeting] = table;
	};
	const order = open
		.map((_, at) => at)
		.sort((a, b) => open[a]!.tables.length - open[b]!.tables.length);
	const people = (at: number) =>
		[...rowAt(instance.who, open[at]!.meeting)].filter((agent) => agent < instance.people);
	for (const at of order) {
		const table = kept[open[at]!.meeting]!;
		if (table < 0 || taken.has(table) || !stands(table)) continue;
		if (open[at]!.tables.includes(table)) sit(at, table);
	}
	for (const wanted of [2, 1]) {
		for (const at of order) {
			if (tableOf[open[at]!.meeting]! >= 0) continue;
			const homes = people(at).map((person) => last[person]!);
			const home = homes.find(
				(table) => table >= 0 && homes.filter((one) => one === table).length >= wanted
			);
			if (home === undefined || taken.has(home) || !stands(home)) continue;
			if (open[at]!.tables.includes(home)) sit(at, home);
		}
	}
	for (const at of order) {
		if (tableOf[open[at]!.meeting]! >= 0) continue;
		if (!seatOne(at, { open, taken, sit, stands, tried: new Set() }))
			tableOf[open[at]!.meeting] = -2;
	}
	open.forEach(({ meeting }, at) => {
		for (const person of people(at)) last[person] = tableOf[meeting]!;
	});
}

function seatOne(
	at: number,
	way: {
		open: { tables: number[] }[];
		taken: Map<number, number>;
		sit: (at: number, table: number) => void;
		stands: (table: number) => boolean;
		tried: Set<number>;
	}
): boolean {
	const { open, taken, sit, stands, tried } = way;
	const free = open[at]!.tables.find((table) => !taken.has(table) && stands(table));
	if (free !== undefined) {
		sit(at, free);
		return true;
	}
	for (const table of open[at]!.tables) {
		if (tried.has(table) || !stands(table)) continue;
		tried.add(table);
		if (!seatOne(taken.get(table)!, way)) continue;
		sit(at, table);
		return true;
	}
	return false;
}

/** Meetings with their slots, tables and delegates, in the caller's ids and order. */
export function placements(
	instance: Instance,
	slotOf: ArrayLike<number>,
	tableOf: ArrayLike<number>
): Placement[] {
	const { problem, meetingAt, meetings } = instance;
	const delegates = seatDelegates(instance, slotOf);
	const placed: Placement[] = [];
	for (let m = 0; m < meetings; m++) {
		if (slotOf[m]! < 0) continue;
		const table = problem.tables[tableOf[m]!];
		const resources = resourcesOf(instance, m);
		placed.push({
			meeting: problem.meetings[meetingAt[m]!]!.id,
			slot: problem.slots[slotOf[m]!]!.id,
			...(table ? { table: table.id } : {}),
			...(delegates[m] ? { delegates: delegates[m] } : {}),
			...(resources.length > 0 ? { resources } : {})
		});
	}
	return placed;
}

function resourcesOf({ who, people, problem }: Instance, meeting: number): Id[] {
	const { resources = [] } = problem;
	return [...rowAt(who, meeting)].flatMap((agent) => resources[agent - people]?.id ?? []);
}

/** For participants whose delegates split meetings: who sits in which, by augmenting paths. */
function seatDelegates(instance: Instance, slotOf: ArrayLike<number>): Record<string, Id>[] {
	const { people, problem, meetingsOf, lanes, slots } = instance;
	const seated: Record<string, Id>[] = [];
	for (let person = 0; person < people; person++) {
		const { delegates = [], id, together } = problem.participants[person]!;
		if (delegates.length < 2 || together || lanes[person]! < 1) continue;
		for (let slot = 0; slot < slots; slot++) {
			const list = [...rowAt(meetingsOf, person)].filter((m) => slotOf[m] === slot);
			const able = list.map((m) => ableDelegates(instance, m, person, slot));
			matching(able).forEach((delegate, i) => {
				if (delegate === undefined) return;
				(seated[list[i]!] ??= {})[String(id)] = delegates[delegate]!.id;
			});
		}
	}
	return seated;
}

function ableDelegates(
	instance: Instance,
	meeting: number,
	person: number,
	slot: number
): number[] {
	const { problem, meetingAt } = instance;
	const { delegates = [] } = problem.participants[person]!;
	const id = String(problem.slots[slot]!.id);
	const others = problem.meetings[meetingAt[meeting]!]!.who.filter(
		(one) => String(one) !== String(problem.participants[person]!.id)
	);
	const spoken = new Set(others.flatMap((one) => tonguesOf(instance, one)));
	return delegates.flatMap((one, at) => {
		if (one.unavailable?.some((away) => String(away) === id)) return [];
		const isUnderstood = spoken.size === 0 || [...spoken].some((tongue) => canSpeak(one, tongue));
		return isUnderstood ? [at] : [];
	});
}

function tonguesOf({ problem }: Instance, id: Id): string[] {
	const found = problem.participants.find((one) => String(one.id) === String(id));
	return [
		...(found?.languages ?? []),
		...(found?.delegates ?? []).flatMap((d) => d.languages ?? [])
	];
}

/** One of its able delegates for each meeting, all different. */
function matching(able: number[][]): (number | undefined)[] {
	const takenBy = new Map<number, number>();
	const seat = (at: number, tried: Set<number>): boolean =>
		able[at]!.some((delegate) => {
			if (tried.has(delegate)) return false;
			tried.add(delegate);
			const other = takenBy.get(delegate);
			if (other !== undefined && !seat(other, tried)) return false;
			takenBy.set(delegate, at);
			return true;
		});
	able.forEach((_, at) => seat(at, new Set()));
	const chosen: (number | undefined)[] = able.map(() => undefined);
	for (const [delegate, at] of takenBy) chosen[at] = delegate;
	return chosen;
}
