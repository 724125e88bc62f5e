/** Which table each meeting gets, and which delegate sits in it, once the slots are settled. */
import { canSpeak } from './compile-people.ts';
import { TablePlan } from './compile-pools.ts';
import { rowAt, type Instance } from './instance.ts';
import { largestMatching } from './matching.ts';
import type { Id, Placement } from './problem.ts';
import { listSteps, matchSteps, type Step } from './stays.ts';

/**
 * Tables for all placed meetings, slot by slot in the order of time: what was announced keeps its
 * table, and as many as can be take over the table of a meeting that one of them comes from. Tied and
 * picky meetings choose first; whoever then finds all their tables taken moves others to free ones
 * (augmenting paths), so that a table is found for everyone if there is any way to.
 * @param announced meeting → the table it has been told, or −1
 * @returns meeting → table's place in `problem.tables`; −1 for those that need none or are not
 * placed; −2 where no table was left
 */
export function seatTables(
	instance: Instance,
	slotOf: ArrayLike<number>,
	announced?: ArrayLike<number>
): Int32Array {
	const { meetings, problem, slots } = instance;
	const tableOf = new Int32Array(meetings).fill(-1);
	const openOf = listOpen(instance, slotOf, announced);
	const bySlot: Open[][] = Array.from({ length: slots }, () => []);
	for (const open of openOf) if (open) bySlot[slotOf[open.meeting]!]!.push(open);
	const last = new Int32Array(instance.people).fill(-1);
	bySlot.forEach((list, slot) => {
		const id = String(problem.slots[slot]!.id);
		const stands = Uint8Array.from(problem.tables, ({ slots: standing }) =>
			Number(standing === undefined || standing.some((one) => String(one) === id))
		);
		seatSlot(instance, list, { last, tableOf, stands });
	});
	return tableOf;
}

interface Open {
	meeting: number;
	tables: number[];
	may: Set<number>;
	/** The table it has been told, or −1. */
	told: number;
	/** The meeting whose table it takes over, or −1. */
	before: number;
}

/** Meeting → what is to be known to seat it; nothing for those that need no table or are not placed. */
function listOpen(
	instance: Instance,
	slotOf: ArrayLike<number>,
	announced?: ArrayLike<number>
): (Open | undefined)[] {
	const { meetings, meetingAt, problem } = instance;
	const plan = new TablePlan(problem);
	const choices = new Map<number[], Set<number>>();
	const openOf = Array.from({ length: meetings }, (_, meeting): Open | undefined => {
		if (slotOf[meeting]! < 0) return undefined;
		const choice = plan.choiceFor(problem.meetings[meetingAt[meeting]!]!);
		if (!choice) return undefined;
		const { tables } = choice;
		const may = choices.get(tables) ?? new Set(tables);
		choices.set(tables, may);
		return { meeting, tables, may, told: announced?.[meeting] ?? -1, before: -1 };
	});
	const canShare = (one: Open, other: Open) =>
		one.may === other.may || one.tables.some((table) => other.may.has(table));
	const isFree = ([first, second]: Step) =>
		openOf[second]!.told < 0 &&
		slotOf[first]! < slotOf[second]! &&
		canShare(openOf[first]!, openOf[second]!);
	const steps = listSteps(instance, slotOf, (m) => openOf[m] !== undefined).filter(isFree);
	const before = matchSteps(meetings, steps);
	for (const open of openOf) if (open) open.before = before[open.meeting]!;
	return openOf;
}

interface Seating {
	last: Int32Array;
	tableOf: Int32Array;
	/** Table → 1 if it stands in this slot. */
	stands: Uint8Array;
}

function seatSlot(instance: Instance, open: Open[], { last, tableOf, stands }: Seating): void {
	const { who, people } = instance;
	const taken = new Int32Array(stands.length).fill(-1);
	const trySit = (at: number, table: number) => {
		const { meeting, may } = open[at]!;
		if (table < 0 || taken[table]! >= 0 || !stands[table] || !may.has(table)) return;
		taken[table] = at;
		tableOf[meeting] = table;
	};
	const order = open
		.map((_, at) => at)
		.sort((a, b) => open[a]!.tables.length - open[b]!.tables.length);
	const waiting = () => order.filter((at) => tableOf[open[at]!.meeting]! < 0);
	for (const at of order) trySit(at, open[at]!.told);
	for (const at of waiting()) trySit(at, tableOf[open[at]!.before] ?? -1);
	for (const wanted of [2, 1]) {
		for (const at of waiting()) {
			const seated = rowAt(who, open[at]!.meeting);
			const count = (table: number) => {
				let same = 0;
				for (const one of seated) if (one < people && last[one] === table) same++;
				return same;
			};
			const home = seated.find((one) => one < people && count(last[one]!) >= wanted);
			if (home !== undefined) trySit(at, last[home]!);
		}
	}
	const sit = (at: number, table: number) => {
		taken[table] = at;
		tableOf[open[at]!.meeting] = table;
	};
	for (const at of waiting()) {
		if (!seatOne(at, { open, taken, sit, stands, tried: new Set() }))
			tableOf[open[at]!.meeting] = -2;
	}
	for (const { meeting } of open) {
		for (const one of rowAt(who, meeting)) if (one < people) last[one] = tableOf[meeting]!;
	}
}

interface Way {
	open: Open[];
	/** Table → who sits there, or −1. */
	taken: Int32Array;
	sit: (at: number, table: number) => void;
	stands: Uint8Array;
	tried: Set<number>;
}

function seatOne(at: number, way: Way): boolean {
	const { open, taken, sit, stands, tried } = way;
	const free = open[at]!.tables.find((table) => taken[table]! < 0 && stands[table]);
	if (free !== undefined) {
		sit(at, free);
		return true;
	}
	for (const table of open[at]!.tables) {
		if (tried.has(table) || !stands[table]) continue;
		tried.add(table);
		if (!seatOne(taken[table]!, way)) continue;
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
	if (resources.length === 0) return [];
	return [...rowAt(who, meeting)].flatMap((agent) => resources[agent - people]?.id ?? []);
}

/** For participants whose delegates split meetings: who sits in which. */
function seatDelegates(instance: Instance, slotOf: ArrayLike<number>): Record<string, Id>[] {
	const { people, problem, meetingsOf, lanes, slots } = instance;
	const seated: Record<string, Id>[] = [];
	for (let person = 0; person < people; person++) {
		const { delegates = [], id, together } = problem.participants[person]!;
		if (delegates.length < 2 || together || lanes[person]! < 1) continue;
		for (let slot = 0; slot < slots; slot++) {
			const list = [...rowAt(meetingsOf, person)].filter((m) => slotOf[m] === slot);
			const able = list.map((m) => ableDelegates(instance, m, person, slot));
			largestMatching(able, delegates.length).forEach((i, delegate) => {
				if (i >= 0) (seated[list[i]!] ??= {})[String(id)] = delegates[delegate]!.id;
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
