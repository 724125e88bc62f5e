/** A problem and a list of placed meetings, with the questions that every check asks of them. */
import type { Id, Participant, Placement, Problem, Slot, Table, Wish } from '../problem.ts';

export interface Day {
	breaks: number;
	idle: number;
	disliked: number;
}

const has = (list: Id[] | undefined, id: Id) =>
	list?.some((one) => String(one) === String(id)) ?? false;

export class Agenda {
	readonly problem: Problem;
	readonly placed: Placement[];
	readonly order: Map<string, number>;
	readonly wishes: Map<string, Wish>;
	readonly people: Map<string, Participant>;
	/** Meeting's id → place of its slot. */
	readonly slotOf: Map<string, number>;
	/** What was announced before, if anything was. */
	readonly announced: Placement[] | undefined;

	constructor(problem: Problem, placed: Placement[], announced?: Placement[]) {
		this.problem = problem;
		this.placed = placed;
		this.announced = announced;
		this.order = new Map(problem.slots.map(({ id }, i) => [String(id), i]));
		this.wishes = new Map(problem.meetings.map((wish) => [String(wish.id), wish]));
		this.people = new Map(problem.participants.map((one) => [String(one.id), one]));
		this.slotOf = new Map(
			placed.map(({ meeting, slot }) => [String(meeting), this.order.get(String(slot)) ?? -1])
		);
	}

	slot(id: Id): Slot | undefined {
		return this.problem.slots[this.order.get(String(id)) ?? -1];
	}

	/** How many meetings this participant can be in at once, in this slot. */
	room(id: Id, slot: Id): number {
		const person = this.people.get(String(id));
		const at = this.slot(slot);
		if (!person || !at || has(person.unavailable, slot)) return 0;
		if (person.half !== undefined && person.half !== at.half) return 0;
		if (!isAwake(person, at)) return 0;
		if (!person.delegates?.length) return 1;
		const there = person.delegates.filter((one) => !has(one.unavailable, slot)).length;
		return person.together ? Math.min(1, there) : there;
	}

	/** Could this wish be held in this slot, if nothing else were? */
	mayTake(wish: Wish, at: Slot): boolean {
		if (wish.half !== undefined && wish.half !== at.half) return false;
		if (wish.slot !== undefined && String(wish.slot) !== String(at.id)) return false;
		if (wish.resources?.some((id) => this.capacity(id, at.id) === 0)) return false;
		const { tables, resources = [] } = this.problem;
		const lenders = resources.filter(({ id }) => this.capacity(id, at.id) > 0).map(({ id }) => id);
		if (!this.canTalk(wish, lenders)) return false;
		if (wish.who.length > 1 && !tables.some(({ id }) => this.mayUse(wish, id, at.id))) return false;
		return wish.who.every((id) => this.room(id, at.id) > 0);
	}

	mayUse(wish: Wish, id: Id | undefined, slot: Id): boolean {
		const table = this.problem.tables.find((one) => String(one.id) === String(id));
		if (!table || (table.slots && !has(table.slots, slot))) return false;
		if (wish.table !== undefined) return String(wish.table) === String(id);
		const isHome = ({ host }: Table) => host !== undefined && has(wish.who, host);
		if (this.problem.tables.some(isHome)) return isHome(table);
		if (table.host !== undefined) return false;
		if (wish.tableKind !== undefined && wish.tableKind !== table.kind) return false;
		return table.seats === undefined || table.seats >= wish.who.length;
	}

	/** Meetings that can have this resource in this slot. */
	capacity(id: Id, slot: Id): number {
		const found = this.problem.resources?.find((one) => String(one.id) === String(id));
		return !found || has(found.unavailable, slot) ? 0 : (found.capacity ?? 1);
	}

	/** Do those whose languages are known share one, or does an interpreter among these help? */
	canTalk({ who }: Wish, helpers: Id[]): boolean {
		const spoken = who
			.map((id) => this.people.get(String(id)))
			.map((one) => [one?.languages, ...(one?.delegates ?? []).map((d) => d.languages)].flat())
			.map((list) => new Set(list.filter((tongue) => tongue !== undefined)))
			.filter((tongues) => tongues.size > 0);
		const [first = new Set()] = spoken;
		if (spoken.length < 2 || [...first].some((one) => spoken.every((set) => set.has(one))))
			return true;
		return (this.problem.resources ?? []).some(
			({ id, languages = [] }) =>
				has(helpers, id) && spoken.every((set) => languages.some((one) => set.has(one)))
		);
	}

	tablesIn(slot: Id): number {
		return this.problem.tables.filter(({ slots }) => !slots || has(slots, slot)).length;
	}

	mine(id: Id): Wish[] {
		return this.problem.meetings.filter(({ who, kind }) => kind !== 'never' && has(who, id));
	}

	/** Breaks, idle slots and disliked ones of everyone, read from the list of their busy slots. */
	days(): Day[] {
		const busy = new Map<string, Set<number>>();
		for (const { meeting } of this.placed) {
			for (const id of this.wishes.get(String(meeting))?.who ?? []) {
				const slots = busy.get(String(id)) ?? new Set();
				busy.set(String(id), slots.add(this.slotOf.get(String(meeting))!));
			}
		}
		return this.problem.participants.map((one) =>
			this.#day(one, [...(busy.get(String(one.id)) ?? [])])
		);
	}

	#day({ preferred }: Participant, busy: number[]): Day {
		const { slots } = this.problem;
		const day = { breaks: 0, idle: 0, disliked: 0 };
		busy.sort((one, other) => one - other);
		busy.forEach((slot, i) => {
			const last = busy[i - 1];
			if (preferred && !has(preferred, slots[slot]!.id)) day.disliked++;
			if (last === undefined || String(slots[last]!.day) !== String(slots[slot]!.day)) return;
			if (slot - last > 1) day.breaks++;
			day.idle += slot - last - 1;
		});
		return day;
	}
}

function isAwake({ hours }: Participant, { start, end }: Slot): boolean {
	if (!hours || start === undefined) return true;
	const local = (instant: string) =>
		new Date(instant).toLocaleTimeString('en-GB', {
			timeZone: hours.zone,
			hour: '2-digit',
			minute: '2-digit'
		});
	const [begins, ends] = [local(start), local(end ?? start)];
	return hours.from <= begins && begins <= ends && ends <= hours.to;
}
