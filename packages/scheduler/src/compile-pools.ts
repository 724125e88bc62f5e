/** Tables, as numbers that a slot can take: all together, of a kind, with seats enough, one alone. */
import { rowsOf, type Pool, type Rows } from './instance.ts';
import type { Id, Problem, Table, Wish } from './problem.ts';

/** The tables a wish may use, by their places in `problem.tables`, and how many stand in each slot. */
export interface Choice {
	tables: number[];
	capacity: Int32Array;
	isOwn: boolean;
}

/** Finds the tables for wishes; wishes that ask alike share the answer. */
export class TablePlan {
	readonly choices = new Map<string, Choice>();
	readonly #problem: Problem;
	readonly #homes: Map<string, Id>;
	readonly #sizes: number[];

	constructor(problem: Problem) {
		this.#problem = problem;
		this.#homes = new Map(
			problem.tables.flatMap((one) => (one.host === undefined ? [] : [[String(one.host), one.id]]))
		);
		this.#sizes = [...new Set(problem.tables.flatMap(({ seats }) => seats ?? []))];
	}

	/** A rest needs no table, and so has no choice. */
	choiceFor(wish: Wish): Choice | undefined {
		if (wish.who.length < 2) return undefined;
		const key = this.keyOf(wish);
		const known = this.choices.get(key);
		if (known) return known;
		const choice = this.#choose(wish);
		this.choices.set(key, choice);
		return choice;
	}

	keyOf(wish: Wish): string {
		const tied = wish.table ?? this.#homeOf(wish);
		if (tied !== undefined) return `table ${tied}`;
		const tooSmall = this.#sizes.filter((size) => size < wish.who.length).length;
		return `kind ${wish.tableKind ?? ''} ${tooSmall}`;
	}

	#homeOf(wish: Wish): Id | undefined {
		if (this.#homes.size === 0) return undefined;
		for (const id of wish.who) {
			const home = this.#homes.get(String(id));
			if (home !== undefined) return home;
		}
		return undefined;
	}

	/** A host whose delegates split meetings can be in two at once, and has one table. */
	#isAlone(host: Id | undefined): boolean {
		if (host === undefined) return false;
		const found = this.#problem.participants.find(({ id }) => String(id) === String(host));
		return found?.together === true || (found?.delegates?.length ?? 0) < 2;
	}

	#choose(wish: Wish): Choice {
		const tied = wish.table ?? this.#homeOf(wish);
		const { tables, slots } = this.#problem;
		const usable = tables.flatMap((table, at) => (mayUse(wish, table, tied) ? [at] : []));
		return {
			tables: usable,
			isOwn: usable.length === 1 && this.#isAlone(tables[usable[0]!]!.host),
			capacity: Int32Array.from(
				slots,
				({ id }) => usable.filter((at) => stands(tables[at]!, id)).length
			)
		};
	}
}

const stands = ({ slots }: Table, slot: Id) =>
	slots === undefined || slots.some((one) => String(one) === String(slot));

function mayUse(wish: Wish, table: Table, tied: Id | undefined): boolean {
	if (tied !== undefined) return String(tied) === String(table.id);
	if (wish.tableKind !== undefined && wish.tableKind !== table.kind) return false;
	if (table.seats !== undefined && table.seats < wish.who.length) return false;
	return table.host === undefined;
}

/**
 * A pool for each distinct set of tables. A wish counts in every pool that holds all the tables it
 * may use. A host's own table needs none: it is free whenever the host is, if the host is alone.
 */
export function listPools(
	{ tables }: Problem,
	wishes: Wish[],
	plan: TablePlan
): { pools: Pool[]; poolsOf: Rows; tableOf: Int32Array } {
	const shared = [...plan.choices.values()].filter(({ isOwn, tables }) => !isOwn && tables.length);
	const sets = shared.map((choice) => new Set(choice.tables));
	const within = new Map(
		shared.map((choice) => [
			choice,
			sets.flatMap((set, i) => (choice.tables.every((one) => set.has(one)) ? [i] : []))
		])
	);
	const choices = wishes.map((wish) => plan.choiceFor(wish));
	return {
		pools: shared.map(({ capacity, tables: members }) => ({
			name: nameOf(members.map((at) => tables[at]!)),
			capacity
		})),
		poolsOf: rowsOf(choices.map((choice) => (choice && within.get(choice)) ?? [])),
		tableOf: Int32Array.from(choices, (choice) =>
			choice?.tables.length === 1 ? choice.tables[0]! : -1
		)
	};
}

function nameOf(members: Table[]): string {
	if (members.length === 1) return String(members[0]!.id);
	const kinds = new Set(members.map(({ kind }) => kind));
	return kinds.size === 1 ? ([...kinds][0] ?? '') : '';
}
