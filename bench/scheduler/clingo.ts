/** The same question put to clingo (Debian package `gringo`), the strongest free rival we measured. */
import { spawnSync } from 'node:child_process';
import type { Problem } from '#scheduler';

const RULES = `
1 { at(M,S) : open(M,S) } 1 :- meeting(M).
busy(P,S) :- at(M,S), who(M,P).
:- person(P), slot(S), 2 { at(M,S) : who(M,P) }.
:- slot(S), tables(T), T+1 { at(M,S) }.
:- person(P), count(P,N), not N { busy(P,S) } N.
:- slot(S), tables(T), 2*T+1 { busy(P,S) }.
:- before(F,M), at(F,S), at(M,R), R <= S.
met(P,S) :- busy(P,S).
met(P,S+1) :- met(P,S), slot(S+1).
break(P,S) :- busy(P,S), not busy(P,S-1), met(P,S-1), slot(S-1).
:- person(P), spread(D), D+1 { break(P,S) }.
:~ break(P,S). [1,P,S]
`;

/** "5 optimal, 0.3 s", or what it had when its time was up. Knows pairs on one day at like tables. */
export function fewestBreaksByClingo(problem: Problem, limit: number): string {
	const began = performance.now();
	const { stdout, error } = spawnSync(
		'clingo',
		['--opt-strategy=usc', `--time-limit=${limit}`, '--outf=2', '--quiet=1,2', '-'],
		{ input: factsOf(problem) + RULES, encoding: 'utf8', maxBuffer: 1e8 }
	);
	if (error) return 'not installed';
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	const { Result, Models } = JSON.parse(stdout) as {
		Result: string;
		Models?: { Costs?: number[] };
	};
	if (Result === 'UNSATISFIABLE') return `impossible, ${seconds} s`;
	if (Result === 'OPTIMUM FOUND') return `${Models?.Costs?.[0]} optimal, ${seconds} s`;
	return `${Models?.Costs?.[0] ?? 'none'}, ${seconds} s`;
}

function factsOf({
	slots,
	tables,
	participants,
	meetings,
	spread = slots.length
}: Problem): string {
	const slotAt = new Map(slots.map(({ id }, i) => [id, i]));
	const personAt = new Map(participants.map(({ id }, i) => [id, i]));
	const meetingAt = new Map(meetings.map(({ id }, i) => [id, i]));
	const away = participants.map(({ unavailable = [] }) => new Set(unavailable));
	const facts = [`tables(${tables.length}). spread(${spread}). slot(0..${slots.length - 1}).`];
	participants.forEach(({ id }, p) => {
		const count = meetings.filter(({ who }) => who.includes(id)).length;
		facts.push(`person(${p}). count(${p},${count}).`);
	});
	meetings.forEach(({ who, half, slot, after = [] }, m) => {
		facts.push(`meeting(${m}).`);
		for (const id of who) facts.push(`who(${m},${personAt.get(id)}).`);
		for (const first of after) facts.push(`before(${meetingAt.get(first)},${m}).`);
		slots.forEach((at, s) => {
			if (half !== undefined && half !== at.half) return;
			if (slot !== undefined && slotAt.get(slot) !== s) return;
			if (who.some((id) => away[personAt.get(id)!]!.has(at.id))) return;
			facts.push(`open(${m},${s}).`);
		});
	});
	return facts.join('\n');
}
