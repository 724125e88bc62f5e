/** Why not everything can be held: wishes that exclude each other, as few as can be found. */
import { Cadical, loadCadical } from 'cadical-wasm';
import type { Conflict } from '../answer.ts';
import { rowAt, type Instance, type Reason } from '../instance.ts';
import type { Id } from '../problem.ts';
import { encode } from './encode.ts';

const TRIM_CONFLICTS = 3000;
/** Ends the first question too, where no clock does. */
const FIRST_CONFLICTS = 500_000;

/**
 * A conflict among these wishes, or undefined if none was found before `isOver`. Wishes are left out
 * one after the other as long as the rest still cannot be held together.
 */
export async function findConflict(
	instance: Instance,
	among: Id[],
	isOver: () => boolean
): Promise<Conflict | undefined> {
	const solver = new Cadical(await loadCadical(), { quiet: true });
	try {
		solver.setTerminate(isOver);
		const give = (clause: number[]) => solver.addClause(clause);
		const { held, counted } = encode(instance, give, { everyone: false });
		const core = (assumptions: number[], conflicts: number) => {
			const status = solver.solve({ assumptions, conflicts });
			return status === 'unsatisfiable' ? solver.failedAssumptions() : undefined;
		};
		const asked = new Set(among.map(String));
		const wishOf = (meeting: number) => instance.problem.meetings[instance.meetingAt[meeting]!]!;
		const wanted = held.filter((_, meeting) => asked.has(String(wishOf(meeting).id)));
		const first = core([...counted, ...wanted], FIRST_CONFLICTS);
		if (!first) return undefined;
		const { small, isSmallest } = trim(first, core, isOver);
		const meetings = held.flatMap((literal, meeting) => (small.has(literal) ? [meeting] : []));
		const hasTables = counted.some((literal) => small.has(literal));
		return {
			reason: nameReason(instance, meetings, hasTables),
			wishes: meetings.map((m) => wishOf(m).id),
			isSmallest
		};
	} finally {
		solver.dispose();
	}
}

function trim(
	first: number[],
	core: (assumptions: number[], conflicts: number) => number[] | undefined,
	isOver: () => boolean
): { small: Set<number>; isSmallest: boolean } {
	let small = new Set(first);
	let isSmallest = true;
	for (const one of first) {
		if (!small.has(one)) continue;
		if (isOver()) return { small, isSmallest: false };
		const rest = [...small].filter((other) => other !== one);
		const smaller = core(rest, TRIM_CONFLICTS);
		if (smaller) small = new Set(smaller);
		else isSmallest &&= !isOver();
	}
	return { small, isSmallest };
}

function nameReason(instance: Instance, meetings: number[], hasTables: boolean): Reason {
	const { agentNames, who, before } = instance;
	const shared = [...rowAt(who, meetings[0] ?? 0)].filter((agent) =>
		meetings.every((m) => rowAt(who, m).includes(agent))
	);
	const set = new Set(meetings);
	const isOrdered = meetings.some((m) => rowAt(before, m).some((first) => set.has(first)));
	const about = shared.map((agent) => agentNames[agent]!);
	if (hasTables) return { word: 'too_few_tables', about };
	if (isOrdered) return { word: 'order_leaves_no_time', about };
	if (shared.length > 0) return { word: 'person_has_too_little_time', about };
	return { word: 'no_time_for_all', about };
}
