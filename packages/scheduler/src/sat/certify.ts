/**
 * A proof that others can follow, of how few breaks there can be. The checker's own statement of the
 * problem is given to the solver, which is kept from simplifying it, so that each clause it learns
 * follows from those before by forced choices alone.
 */
import { Cadical, loadCadical } from 'cadical-wasm';
import { Agenda } from '../check/agenda.ts';
import { Cores } from '../check/cores.ts';
import { stateBreaks, Statement } from '../check/statement.ts';
import type { Problem } from '../problem.ts';

/** Ways to simplify, each of which would leave steps out of the proof. */
const PLAIN = {
	quiet: true,
	inprocessing: false,
	inprobing: false,
	preprocesslight: false,
	congruence: false,
	decompose: false,
	deduplicate: false,
	eagersubsume: false,
	elim: false,
	fastelim: false,
	lucky: false,
	otfs: false,
	probe: false,
	subsume: false,
	sweep: false,
	vivify: false
} as const;
const TRIM_CONFLICTS = 1000;
const LONGEST_CLAUSE = 2 ** 30;

/**
 * The proof that no schedule that holds every wish has fewer than so many breaks, for `check`;
 * undefined where none was found before `isOver`.
 */
export async function certifyBreaks(
	problem: Problem,
	breaks: number,
	isOver: () => boolean
): Promise<string | undefined> {
	const solver = new Cadical(await loadCadical(), PLAIN);
	const lines: string[] = [];
	try {
		solver.setTerminate(isOver);
		solver.setLearn(LONGEST_CLAUSE, (clause) => lines.push(clause.join(' ')));
		const statement = new Statement((clause) => solver.addClause(clause));
		const cores = new Cores(stateBreaks(new Agenda(problem, []), statement), statement);
		const contradict = (bans: number[], conflicts?: number) => {
			const limit = conflicts === undefined ? {} : { conflicts };
			const status = solver.solve({ assumptions: bans, ...limit });
			return status === 'unsatisfiable' ? solver.failedAssumptions() : undefined;
		};
		while (cores.certain < breaks) {
			let core = contradict(cores.bans);
			if (!core?.length) return undefined;
			const isLast = cores.certain + 1 === breaks;
			for (const one of isLast ? [] : core) {
				if (core.length < 2 || !core.includes(one)) continue;
				const rest: number[] = core.filter((other) => other !== one);
				core = contradict(rest, TRIM_CONFLICTS) ?? core;
			}
			lines.push(`c ${core.join(' ')}`);
			cores.relax(core);
		}
		return lines.join('\n');
	} finally {
		solver.dispose();
	}
}
