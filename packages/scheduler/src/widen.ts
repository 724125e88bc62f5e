/** An event with one more of something: a table, a slot, an hour, a meeting, an interpreter. */
import { hoursClosed } from './hours.ts';
import type { Id, Problem, Slot, Table } from './problem.ts';

/** What there could be one more of. */
export type More =
	/** A table of this kind (undefined: of no kind), in every slot, for any number of people. */
	| { word: 'table'; kind?: string }
	/**
	 * A slot before the first or after the last one of a day, or between two with a pause between
	 * them. Whoever and whatever is there in the slots beside it is there in it.
	 */
	| { word: 'slot'; place: 'before' | 'after'; slot: Id }
	| { word: 'slot'; place: 'between'; slot: Id; next: Id }
	/** As many slots before or after a day as begin within an hour. */
	| { word: 'hour'; place: 'before' | 'after'; slot: Id; slots: number }
	/** A limit (by its id, or its number from 1) of one meeting more. */
	| { word: 'limit'; limit: Id }
	/** One break more between any two people. */
	| { word: 'spread' }
	/** One meeting more at a time with a resource. */
	| { word: 'resource'; resource: Id };

const HOUR = 3_600_000;

/** Everything that an event could have one more of, and that could change its schedule. */
export function listMore(problem: Problem): More[] {
	const { tables, limits = [], resources = [], spread } = problem;
	const kinds = new Set(
		tables.filter(({ host }) => host === undefined).map(({ kind }) => kind ?? '')
	);
	if (tables.length === 0) kinds.add('');
	return [
		...[...kinds].map((kind): More => ({ word: 'table', ...(kind === '' ? {} : { kind }) })),
		...edges(problem.slots),
		...pauses(problem.slots),
		...limits.map(({ id }, i): More => ({ word: 'limit', limit: id ?? i + 1 })),
		...resources.map(({ id }): More => ({ word: 'resource', resource: id })),
		...(spread === undefined ? [] : [{ word: 'spread' } as const])
	];
}

const isSameDay = (one: Slot | undefined, other: Slot | undefined) =>
	one !== undefined && other !== undefined && String(one.day ?? '') === String(other.day ?? '');

function edges(slots: Slot[]): More[] {
	return slots.flatMap((slot, i) => {
		const [last, next] = [slots[i - 1], slots[i + 1]];
		const more: More[] = [];
		const add = (place: 'before' | 'after', beside: Slot | undefined) => {
			more.push({ word: 'slot', place, slot: slot.id });
			const count = slotsAnHour(place === 'before' ? [slot, beside] : [beside, slot]);
			if (count > 1) more.push({ word: 'hour', place, slot: slot.id, slots: count });
		};
		if (!isSameDay(last, slot)) add('before', isSameDay(slot, next) ? next : undefined);
		if (!isSameDay(slot, next)) add('after', isSameDay(last, slot) ? last : undefined);
		return more;
	});
}

/** By the time from one slot's begin to the next one's, or by the length of the only one. */
function slotsAnHour([one, other]: (Slot | undefined)[]): number {
	const only = one ?? other;
	const step =
		one?.start !== undefined && other?.start !== undefined
			? Date.parse(other.start) - Date.parse(one.start)
			: lengthOf(only);
	return step > 0 ? Math.floor(HOUR / step) : 0;
}

const lengthOf = (slot: Slot | undefined) =>
	slot?.start === undefined || slot.end === undefined
		? 0
		: Date.parse(slot.end) - Date.parse(slot.start);

/** Where the block or the half changes, or a slot would find room. */
function pauses(slots: Slot[]): More[] {
	return slots.flatMap((slot, i): More[] => {
		const next = slots[i + 1];
		if (!next || !isSameDay(slot, next)) return [];
		const isOther = slot.half !== next.half || String(slot.block) !== String(next.block);
		const free =
			slot.end === undefined || next.start === undefined
				? undefined
				: Date.parse(next.start) - Date.parse(slot.end);
		const hasRoom = free === undefined ? isOther : free > 0 && free >= lengthOf(slot);
		return hasRoom ? [{ word: 'slot', place: 'between', slot: slot.id, next: next.id }] : [];
	});
}

/** The same event with one more. */
export function widen(problem: Problem, more: More): Problem {
	if (more.word === 'table') return withTable(problem, more.kind);
	if (more.word === 'slot' || more.word === 'hour') return withSlots(problem, more);
	if (more.word === 'spread') return { ...problem, spread: (problem.spread ?? 0) + 1 };
	if (more.word === 'limit') {
		const limits = (problem.limits ?? []).map((limit, i) =>
			String(limit.id ?? i + 1) === String(more.limit) ? { ...limit, most: limit.most + 1 } : limit
		);
		return { ...problem, limits };
	}
	const resources = (problem.resources ?? []).map((one) =>
		String(one.id) === String(more.resource) ? { ...one, capacity: (one.capacity ?? 1) + 1 } : one
	);
	return { ...problem, resources };
}

function newIds(taken: { id: Id }[], count: number): string[] {
	const used = new Set(taken.map(({ id }) => String(id)));
	const ids: string[] = [];
	for (let n = 1; ids.length < count; n++) if (!used.has(`+${n}`)) ids.push(`+${n}`);
	return ids;
}

function withTable(problem: Problem, kind: string | undefined): Problem {
	const table: Table = {
		id: newIds(problem.tables, 1)[0]!,
		...(kind === undefined ? {} : { kind })
	};
	return { ...problem, tables: [...problem.tables, table] };
}

function withSlots(problem: Problem, more: More & { word: 'slot' | 'hour' }): Problem {
	const at = problem.slots.findIndex(({ id }) => String(id) === String(more.slot));
	const model = problem.slots[at]!;
	const beside = more.place === 'between' ? [model, problem.slots[at + 1]!] : [model];
	const ids = newIds(problem.slots, more.word === 'hour' ? more.slots : 1);
	const added = ids.map((id): Slot => {
		const { day, half, block } = model;
		return {
			id,
			...(day === undefined ? {} : { day }),
			...(half === undefined ? {} : { half }),
			...(block === undefined ? {} : { block })
		};
	});
	const slots = problem.slots.toSpliced(more.place === 'before' ? at : at + 1, 0, ...added);
	return { ...presentIn(problem, beside, ids), slots };
}

/** Who is away, and what stands, beside the new slots, is so in them. */
function presentIn(problem: Problem, beside: Slot[], ids: string[]): Problem {
	const names = new Set(beside.map(({ id }) => String(id)));
	const isBeside = (id: Id) => names.has(String(id));
	const isAllBeside = (list: Id[]) => list.filter(isBeside).length === names.size;
	const away = <T extends { unavailable?: Id[] }>(one: T, isClosed = false): T =>
		isClosed || one.unavailable?.some(isBeside)
			? { ...one, unavailable: [...(one.unavailable ?? []), ...ids] }
			: one;
	return {
		...problem,
		tables: problem.tables.map((table) =>
			table.slots && isAllBeside(table.slots)
				? { ...table, slots: [...table.slots, ...ids] }
				: table
		),
		...(problem.resources ? { resources: problem.resources.map((one) => away(one)) } : {}),
		participants: problem.participants.map((one) => ({
			...away(one, hoursClosed(one, beside).includes(1)),
			...(one.delegates ? { delegates: one.delegates.map((each) => away(each)) } : {}),
			...(one.preferred && isAllBeside(one.preferred)
				? { preferred: [...one.preferred, ...ids] }
				: {})
		}))
	};
}
