/** Limits on how many meetings, as counters over spans of slots. */
import { rowsOf, type Cap, type Rows } from './instance.ts';
import type { Id, Limit, Participant, Problem, Wish } from './problem.ts';

export function listCaps(problem: Problem, wishes: Wish[]): { caps: Cap[]; capsOf: Rows } {
	const caps = (problem.limits ?? []).flatMap((limit) => capsOfLimit(limit, problem, wishes));
	const lists: number[][] = wishes.map(() => []);
	caps.forEach((cap, i) => cap.meetings.forEach((meeting) => lists[meeting]!.push(i)));
	return { caps, capsOf: rowsOf(lists) };
}

/** Is this participant, or a group of it, the one that a limit names? */
export const isNamed = (name: Id | undefined, { id, groups = [] }: Participant) =>
	name === undefined || String(id) === String(name) || groups.includes(String(name));

function capsOfLimit(limit: Limit, problem: Problem, wishes: Wish[]): Cap[] {
	const people = new Map(problem.participants.map((one) => [String(one.id), one]));
	const whose = problem.participants.filter((one) => isNamed(limit.of, one));
	const counted = (owners: Set<string>) =>
		wishes.flatMap((wish, i) => {
			const own = wish.who.filter((id) => owners.has(String(id)));
			const counts =
				limit.with === undefined
					? own.length > 0
					: own.some((mine) =>
							wish.who.some(
								(id) => String(id) !== String(mine) && isNamed(limit.with, people.get(String(id))!)
							)
						);
			return counts && wish.who.length > 1 ? [i] : [];
		});
	const { span, spans } = spansOf(limit.per ?? 'event', problem);
	const capOf = (owners: Set<string>, name: string): Cap[] => {
		const meetings = counted(owners);
		return meetings.length > limit.most ? [{ name, most: limit.most, span, spans, meetings }] : [];
	};
	if (limit.sum) return capOf(new Set(whose.map(({ id }) => String(id))), String(limit.of ?? ''));
	return whose.flatMap((one) => capOf(new Set([String(one.id)]), one.name ?? String(one.id)));
}

function spansOf(per: 'event' | 'day' | 'block', { slots }: Problem) {
	const names = slots.map(({ day = '', block = '' }) =>
		per === 'event' ? '' : per === 'day' ? String(day) : `${day} ${block}`
	);
	const distinct = [...new Set(names)];
	return { span: Int32Array.from(names, (name) => distinct.indexOf(name)), spans: distinct.length };
}
