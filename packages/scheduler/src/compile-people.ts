/** Who can be where: participants with their delegates, and resources, as agents with room by slot. */
import { ById } from './by-id.ts';
import { hoursClosed } from './hours.ts';
import type { Reason } from './instance.ts';
import type { Delegate, Id, Participant, Problem, Resource, Slot, Wish } from './problem.ts';

/** Beyond this many delegates, languages are looked at for the participant as a whole. */
const MOST_SUBSETS = 6;

/** Delegates who alone can sit in certain meetings: an agent whose room is their number in a slot. */
interface Circle {
	participant: number;
	members: number[];
}

export interface Agents {
	numberOf: ById<number>;
	resourceOf: Map<string, number>;
	circles: Circle[];
	/** Participant → languages known of them and their delegates; undefined where none is. */
	tongues: (Set<string> | undefined)[];
	/** Are there no languages, resources and delegates to look at? */
	isPlain: boolean;
	/** Agent → 1 if it is there in every slot; and all slots, for those who are. */
	isAlwaysThere: Uint8Array;
	everySlot: Int32Array;
	arrays: {
		agents: number;
		people: number;
		agentNames: string[];
		room: Uint8Array;
		lanes: Uint8Array;
		seats: Int32Array;
	};
}

export function listAgents(problem: Problem): Agents {
	const { participants, resources = [] } = problem;
	const closed = participants.map((one) => closedTo(one, problem));
	const circles = participants.flatMap((one, participant) => circlesOf(one, participant));
	const rooms = [
		...participants.map((one, i) => roomOf(one, closed[i]!, problem)),
		...resources.map((one) => roomOfResource(one, problem)),
		...circles.map((circle) => roomOfCircle(circle, problem, closed))
	];
	const slots = problem.slots.length;
	const room = new Uint8Array(rooms.length * slots);
	rooms.forEach((row, i) => room.set(row, i * slots));
	const lanes = Uint8Array.from(rooms, (row) => Math.max(1, ...row));
	const seats = new Int32Array(rooms.length + 1);
	lanes.forEach((most, i) => (seats[i + 1] = seats[i]! + most * slots));
	const tongues = participants.map(tonguesOf);
	return {
		numberOf: ById.of(participants),
		resourceOf: new Map(resources.map(({ id }, i) => [String(id), participants.length + i])),
		circles,
		tongues,
		isPlain: rooms.length === participants.length && tongues.every((one) => one === undefined),
		isAlwaysThere: Uint8Array.from(rooms, (row) => Number(row.every((one) => one > 0))),
		everySlot: Int32Array.from({ length: slots }, (_, slot) => slot),
		arrays: {
			agents: rooms.length,
			people: participants.length,
			agentNames: [
				...participants.map(({ id, name }) => name ?? String(id)),
				...resources.map(({ id, name }) => name ?? String(id)),
				...circles.map(({ participant }) => String(participants[participant]!.id))
			],
			room,
			lanes,
			seats
		}
	};
}

function closedTo(participant: Participant, problem: Problem): Uint8Array {
	const closed = hoursClosed(participant, problem.slots);
	const unavailable = new Set(participant.unavailable?.map(String));
	problem.slots.forEach((slot, i) => {
		if (unavailable.has(String(slot.id))) closed[i] = 1;
		if (participant.half !== undefined && slot.half !== participant.half) closed[i] = 1;
	});
	return closed;
}

function splits(participant: Participant): participant is Participant & { delegates: Delegate[] } {
	return (participant.delegates?.length ?? 0) > 1 && participant.together !== true;
}

function roomOf(participant: Participant, closed: Uint8Array, { slots }: Problem): number[] {
	return slots.map(({ id }, i) => {
		if (closed[i]) return 0;
		if (!participant.delegates?.length) return 1;
		const there = participant.delegates.filter((one) => isThere(one, id)).length;
		return splits(participant) ? Math.min(there, 255) : Math.min(there, 1);
	});
}

const isThere = (delegate: Delegate, slot: Id) =>
	!delegate.unavailable?.some((id) => String(id) === String(slot));

function roomOfResource({ capacity = 1, unavailable }: Resource, { slots }: Problem): number[] {
	const away = new Set(unavailable?.map(String));
	return slots.map(({ id }) => (away.has(String(id)) ? 0 : Math.min(capacity, 255)));
}

function roomOfCircle(circle: Circle, { participants, slots }: Problem, closed: Uint8Array[]) {
	const { delegates = [] } = participants[circle.participant]!;
	return slots.map(({ id }, i) =>
		closed[circle.participant]![i]
			? 0
			: circle.members.filter((member) => isThere(delegates[member]!, id)).length
	);
}

/** Every true subset of delegates who split meetings and do not all speak the same. */
function circlesOf(participant: Participant, number: number): Circle[] {
	if (!splits(participant) || participant.delegates.length > MOST_SUBSETS) return [];
	const all = participant.delegates;
	const tongues = new Set(all.map((one) => [...(one.languages ?? [])].sort().join()));
	const hours = new Set(all.map((one) => [...(one.unavailable ?? [])].map(String).sort().join()));
	if (tongues.size < 2 && hours.size < 2) return [];
	const subsets = Array.from({ length: 2 ** all.length - 2 }, (_, i) => i + 1);
	return subsets.map((bits) => ({
		participant: number,
		members: all.flatMap((_, i) => (bits & (1 << i) ? [i] : []))
	}));
}

/** The slots a wish could take by itself, and all that would be busy with it, or why there are none. */
export function openSlotsOf(
	wish: Wish,
	problem: Problem,
	agents: Agents,
	tables: Int32Array | undefined
): { open: Int32Array; agents: number[] } | { reason: Reason } {
	const needed = agentsOf(wish, problem, agents);
	if (!needed) return { reason: { word: 'no_common_language', about: wish.who } };
	const there = slotsWithRoom(needed, agents);
	const isFree = wish.slot === undefined && wish.half === undefined && !tables?.includes(0);
	const open = isFree
		? there
		: there.filter((slot) => tables?.[slot] !== 0 && isOpen(wish, problem.slots[slot]!));
	if (open.length > 0) return { open, agents: needed };
	if (tables?.every((count) => count === 0)) {
		return { reason: { word: 'no_table', about: [wish.tableKind ?? wish.table ?? ''] } };
	}
	return { reason: { word: 'no_open_slot', about: [...wish.who, ...(wish.resources ?? [])] } };
}

/** Everyone and everything that is busy with a wish; undefined where nobody could interpret. */
function agentsOf(wish: Wish, problem: Problem, agents: Agents): number[] | undefined {
	const people = wish.who.map((id) => agents.numberOf.get(id)!);
	if (agents.isPlain) return people;
	const tongue = languageOf(wish, people, problem, agents);
	if (tongue === undefined) return undefined;
	const resources = (wish.resources ?? []).map((id) => agents.resourceOf.get(String(id))!);
	const busy = [...new Set([...people, ...resources, ...tongue.interpreters])];
	return [...busy, ...circlesFor(people, tongue.language, problem, agents)];
}

/** Slots in which all of these agents are there. */
function slotsWithRoom(needed: number[], agents: Agents): Int32Array {
	const { room } = agents.arrays;
	if (needed.every((agent) => agents.isAlwaysThere[agent])) return agents.everySlot;
	const slots = agents.everySlot.length;
	return agents.everySlot.filter((slot) =>
		needed.every((agent) => room[agent * slots + slot]! > 0)
	);
}

function isOpen(wish: Wish, { id, half }: Slot): boolean {
	if (wish.slot !== undefined && String(wish.slot) !== String(id)) return false;
	return wish.half === undefined || wish.half === half;
}

const tonguesOf = ({ languages, delegates = [] }: Participant) => {
	const all = [...(languages ?? []), ...delegates.flatMap((one) => one.languages ?? [])];
	return all.length === 0 ? undefined : new Set(all);
};

const ANY_LANGUAGE = { interpreters: [] };

/** The language the most delegates can speak in this meeting; or an interpreter where there is none. */
function languageOf(
	wish: Wish,
	people: number[],
	problem: Problem,
	agents: Agents
): { language?: string; interpreters: number[] } | undefined {
	const spoken = people.flatMap((one) => agents.tongues[one] ?? []);
	if (spoken.length < 2) return ANY_LANGUAGE;
	const shared = [...spoken[0]!].filter((tongue) => spoken.every((set) => set.has(tongue)));
	const speakers = (tongue: string) =>
		people
			.flatMap((one) => problem.participants[one]!.delegates ?? [])
			.filter((one) => one.languages?.includes(tongue)).length;
	shared.sort((one, other) => speakers(other) - speakers(one) || (one < other ? -1 : 1));
	if (shared[0] !== undefined) return { language: shared[0], interpreters: [] };
	const wished = new Set(wish.resources?.map(String));
	const able = (problem.resources ?? []).filter(
		({ languages = [] }) =>
			languages.length > 0 && spoken.every((set) => languages.some((one) => set.has(one)))
	);
	const chosen = able.find(({ id }) => wished.has(String(id))) ?? able[0];
	return chosen && { interpreters: [agents.resourceOf.get(String(chosen.id))!] };
}

/** The circles of delegates that hold everyone who could sit in this meeting. */
function circlesFor(
	people: number[],
	language: string | undefined,
	{ participants, resources = [] }: Problem,
	{ circles }: Agents
): number[] {
	if (circles.length === 0) return [];
	const base = participants.length + resources.length;
	return circles.flatMap(({ participant, members }, i) => {
		if (!people.includes(participant)) return [];
		const { delegates = [] } = participants[participant]!;
		const able = delegates.flatMap((one, at) => (canSpeak(one, language) ? [at] : []));
		return able.every((at) => members.includes(at)) ? [base + i] : [];
	});
}

export const canSpeak = ({ languages }: Delegate, language: string | undefined) =>
	language === undefined || languages === undefined || languages.includes(language);
