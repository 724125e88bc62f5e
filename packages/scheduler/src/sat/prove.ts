/**
 * Exhausted search. The fewest breaks are found from below: all of them are forbidden, the solver
 * answers with a few that cannot all be avoided, these are allowed one more between them, and so on.
 * Source: Morgado, Dodaro, Marques-Silva, "Core-guided MaxSAT with soft cardinality constraints",
 * 2014 (OLL).
 */
import { Cadical, loadCadical } from 'cadical-wasm';
import { rowAt, type Instance } from '../instance.ts';
import { encode, type Encoding } from './encode.ts';

/** Above this many places (meetings × slots) clauses take longer than they are worth. */
export const MOST_PLACES = 30_000;
const TRIM_CONFLICTS = 1000;
/** After so many in a row that a core cannot do without, the rest of it is kept unasked. */
const MOST_NEEDED = 8;
/** Conflicts of the first question by assumptions, and how many times as many the bold one gets. */
const FIRST_CONFLICTS = 1000;
const BOLD_CONFLICTS = 16;
const GROWTH = 4;
/** Meetings are mostly not in a slot; and what is eliminated is missed sooner than it pays. */
const MANNER = { quiet: true, phase: false, elim: false } as const;

export type Verdict =
	| { found: 'optimum'; breaks: number; slotOf: Int32Array }
	| { found: 'impossible' }
	| { found: 'nothing'; atLeast: number };

export interface Proving {
	/** Person → fewest breaks alone. */
	alone: ArrayLike<number>;
	isOver: () => boolean;
	/** Conflicts after which to give up; makes the answer the same on every machine. */
	conflicts?: number;
	/** Told when it is known that fewer than this cannot be. */
	atLeast?: (breaks: number) => void;
	/** Ends as soon as this much is proved. */
	enough?: number;
}

/** Loads the solver; call it once before `fewestBreaks`. */
export async function loadSolver(): Promise<(instance: Instance, how: Proving) => Verdict> {
	const module = await loadCadical();
	return (instance, how) => {
		if (how.isOver()) return { found: 'nothing', atLeast: 0 };
		const descent = new Descent(() => new Cadical(module, MANNER), instance, how);
		try {
			return descent.run();
		} finally {
			descent.dispose();
		}
	};
}

interface Counter {
	outputs: number[];
	allowed: number;
}

class Descent {
	readonly #makeSolver: () => Cadical;
	/** Asked with "no more breaks" as assumptions, so that it can say which exclude each other. */
	readonly #solver: Cadical;
	/**
	 * Told "no more breaks" as facts: it can say yes or no only, but finds a yes several times sooner.
	 * Made anew for each number of breaks.
	 */
	#bold: Cadical | undefined;
	/** All clauses, one after the other, each ended by 0. */
	readonly #clauses: number[] = [];
	readonly #instance: Instance;
	readonly #how: Proving;
	readonly #encoding: Encoding;
	readonly #soft = new Set<number>();
	readonly #counters = new Map<number, Counter>();
	#least = 0;

	constructor(makeSolver: () => Cadical, instance: Instance, how: Proving) {
		this.#makeSolver = makeSolver;
		this.#solver = makeSolver();
		this.#instance = instance;
		this.#how = how;
		this.#encoding = encode(instance, (clause) => this.#give(clause), { everyone: true });
		for (const tables of this.#encoding.counted) this.#give([tables]);
		this.#solver.setTerminate(() => how.isOver());
		this.#encoding.breaksOf.forEach((breaks, person) => this.#allowAlone(breaks, person));
	}

	dispose(): void {
		this.#solver.dispose();
		this.#bold?.dispose();
	}

	#give(clause: number[]): void {
		for (const literal of clause) this.#clauses.push(literal);
		this.#clauses.push(0);
		this.#solver.addClause(clause);
	}

	/** What a person cannot avoid even alone needs no search. */
	#allowAlone(outputs: number[], person: number): void {
		const allowed = outputs.length === 0 ? 0 : this.#how.alone[person]!;
		if (allowed > 0) this.#give([outputs[allowed - 1]!]);
		this.#least += allowed;
		this.#forbid({ outputs, allowed });
	}

	#forbid(counter: Counter): void {
		const next = counter.outputs[counter.allowed];
		if (next === undefined) return;
		this.#soft.add(-next);
		this.#counters.set(-next, counter);
	}

	run(): Verdict {
		const { enough = Infinity, atLeast } = this.#how;
		while (this.#least < enough) {
			const found = this.#search();
			if (found === 'unknown') break;
			if (found !== 'unsatisfiable') {
				return { found: 'optimum', breaks: this.#least, slotOf: this.#read(found) };
			}
			const core = this.#trim(this.#core());
			if (core.length === 0) return { found: 'impossible' };
			this.#relax(core);
			atLeast?.(this.#least);
		}
		return { found: 'nothing', atLeast: this.#least };
	}

	/** Both ways in turns, each time for longer; the solver that found a schedule, if one did. */
	#search(): Cadical | 'unsatisfiable' | 'unknown' {
		const most = this.#how.conflicts ?? Infinity;
		let isBold = true;
		for (let conflicts = FIRST_CONFLICTS; ; conflicts *= GROWTH) {
			const budget = isBold ? Math.min(most, conflicts) : most;
			const status = this.#ask([...this.#soft], budget);
			if (status === 'satisfiable') return this.#solver;
			if (status === 'unsatisfiable' || budget >= most || this.#how.isOver()) return status;
			const bold = isBold ? this.#askBoldly(Math.min(most, BOLD_CONFLICTS * conflicts)) : 'unknown';
			if (bold === 'satisfiable') return this.#bold!;
			if (bold === 'unsatisfiable') isBold = false;
		}
	}

	#ask(assumptions: number[], conflicts: number) {
		return this.#solver.solve({ assumptions, ...(conflicts < Infinity ? { conflicts } : {}) });
	}

	#askBoldly(conflicts: number) {
		if (!this.#bold) {
			this.#bold = this.#makeSolver();
			this.#bold.setTerminate(() => this.#how.isOver());
			this.#retell(this.#bold);
			for (const one of this.#soft) this.#bold.addClause([one]);
		}
		return this.#bold.solve({ conflicts });
	}

	#retell(solver: Cadical): void {
		for (let begin = 0; begin < this.#clauses.length;) {
			const end = this.#clauses.indexOf(0, begin);
			solver.addClause(this.#clauses.slice(begin, end));
			begin = end + 1;
		}
	}

	#core(): number[] {
		return this.#solver.failedAssumptions().filter((literal) => this.#soft.has(literal));
	}

	/** Leaves out of a core what it does not need. */
	#trim(core: number[]): number[] {
		let small = core;
		let needed = 0;
		for (const one of core) {
			if (small.length < 2 || !small.includes(one)) continue;
			if (++needed > MOST_NEEDED) break;
			const rest = small.filter((other) => other !== one);
			if (this.#ask(rest, TRIM_CONFLICTS) !== 'unsatisfiable') continue;
			small = this.#core();
			needed = 0;
		}
		return small;
	}

	#relax(core: number[]): void {
		this.#least++;
		this.#bold?.dispose();
		this.#bold = undefined;
		for (const one of core) {
			this.#soft.delete(one);
			const counter = this.#counters.get(one);
			if (counter) this.#forbid({ ...counter, allowed: counter.allowed + 1 });
		}
		if (core.length === 1) return this.#give([-core[0]!]);
		const literals = core.map((one) => -one);
		this.#forbid({ outputs: this.#encoding.formula.sum(literals, core.length), allowed: 1 });
	}

	#read(solver: Cadical): Int32Array {
		const { meetings, slots, choices } = this.#instance;
		return Int32Array.from({ length: meetings }, (_, meeting) => {
			const slot = rowAt(choices, meeting).find((one) =>
				solver.value(this.#encoding.at[meeting * slots + one]!)
			);
			return slot ?? -1;
		});
	}
}
