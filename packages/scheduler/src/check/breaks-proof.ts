/** Is it so that no schedule has fewer breaks? Reads a proof, and derives itself what it is about. */
import type { Agenda } from './agenda.ts';
import { Cores } from './cores.ts';
import { stateBreaks, Statement } from './statement.ts';
import { UnitProof } from './unit-proof.ts';

/**
 * The breaks that a proof makes certain where every wish is held; undefined if a step does not follow.
 * @param proof lines of literals: a clause that follows, or after `c` bans that contradict each other
 */
export function breaksProved(agenda: Agenda, proof: string): number | undefined {
	const known = new UnitProof();
	const statement = new Statement((clause) => known.take(clause));
	const cores = new Cores(stateBreaks(agenda, statement), statement);
	for (const line of proof.split('\n')) {
		const isCore = line.startsWith('c ');
		const literals = (isCore ? line.slice(2) : line).split(' ').filter(Boolean).map(Number);
		if (literals.some((one) => !Number.isSafeInteger(one) || one === 0)) return undefined;
		if (literals.length === 0) continue;
		const clause = isCore ? literals.map((one) => -one) : literals;
		if (clause.some((one) => Math.abs(one) > statement.variables)) return undefined;
		if (!known.follows(clause)) return undefined;
		if (isCore && !cores.relax(literals)) return undefined;
	}
	return cores.certain;
}
