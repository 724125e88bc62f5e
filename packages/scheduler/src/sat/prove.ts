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
		const solver = new Cadical(module, { quiet: true });
		try {
			return new Descent(solver, instance, how).run();
		} finally {
			solver.dispose();
		}
	};
}

interface Counter {
	outputs: number[];
	allowed: number;
}

class Descent {
	readonly #solver: Cadical;
	readonly #instance: Instance;
	readonly #how: Proving;
	readonly #encoding: Encoding;
	readonly #soft = new Set<number>();
	readonly #counters = new Map<number, Counter>();
	#least = 0;

	constructor(solver: Cadical, instance: Instance, how: Proving) {
		this.#solver = solver;
		this.#instance = instance;
		this.#how = how;
		const give = (clause: number[]) => solver.addClause(clause);
		this.#encoding = encode(instance, give, { everyone: true });
		solver.setTerminate(() => how.isOver());
		this.#encoding.breaksOf.forEach((breaks, person) => this.#allowAlone(breaks, person));
	}

	/** What a person cannot avoid even alone needs no search. */
	#allowAlone(outputs: number[], person: number): void {
		const allowed = outputs.length === 0 ? 0 : this.#how.alone[person]!;
		if (allowed > 0) this.#solver.addClause([outputs[allowed - 1]!]);
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
			const status = this.#ask([...this.#soft], this.#how.conflicts);
			if (status === 'satisfiable') {
				return { found: 'optimum', breaks: this.#least, slotOf: this.#read() };
			}
			if (status === 'unknown') break;
			const core = this.#trim(this.#core());
			if (core.length === 0) return { found: 'impossible' };
			this.#relax(core);
			atLeast?.(this.#least);
		}
		return { found: 'nothing', atLeast: this.#least };
	}

	#ask(assumed: number[], conflicts: number | undefined) {
		const assumptions = [...this.#encoding.counted, ...assumed];
		return this.#solver.solve({ assumptions, ...(conflicts === undefined ? {} : { conflicts }) });
	}

	#core(): number[] {
		return this.#solver.failedAssumptions().filter((literal) => this.#soft.has(literal));
	}

	/** Leaves out of a core what it does not need. */
	#trim(core: number[]): number[] {
		let small = core;
		for (const one of core) {
			if (small.length < 2 || !small.includes(one)) continue;
			const rest = small.filter((other) => other !== one);
			if (this.#ask(rest, TRIM_CONFLICTS) === 'unsatisfiable') small = this.#core();
		}
		return small;
	}

	#relax(core: number[]): void {
		this.#least++;
		for (const one of core) {
			this.#soft.delete(one);
			const counter = this.#counters.get(one);
			if (counter) this.#forbid({ ...counter, allowed: counter.allowed + 1 });
		}
		if (core.length === 1) return this.#solver.addClause([-core[0]!]);
		const literals = core.map((one) => -one);
		this.#forbid({ outputs: this.#encoding.formula.sum(literals, core.length), allowed: 1 });
	}

	#read(): Int32Array {
		const { meetings, slots, choices } = this.#instance;
		return Int32Array.from({ length: meetings }, (_, meeting) => {
			const slot = rowAt(choices, meeting).find((one) =>
				this.#solver.value(this.#encoding.at[meeting * slots + one]!)
			);
			return slot ?? -1;
		});
	}
}
