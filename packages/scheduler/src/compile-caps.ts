/** Limits on how many meetings, as counters over spans of slots. */
import { rowsOf, type Cap, type Rows } from './instance.ts';
import type { Id, Limit, Participant, Problem, Wish } from './problem.ts';

export function listCaps(problem: Problem, wishes: Wish[]): { caps: Cap[]; capsOf: Rows } {
	const limits = problem.limits ?? [];
	const mine = limits.length > 0 ? wishesByPerson(wishes) : new Map<string, number[]>();
	const caps = limits.flatMap((limit) => capsOfLimit(limit, problem, wishes, mine));
	const lists: number[][] = wishes.map(() => []);
	caps.forEach((cap, i) => cap.meetings.forEach((meeting) => lists[meeting]!.push(i)));
	return { caps, capsOf: rowsOf(lists) };
}

/** Meetings of two or more, by participant's id. */
function wishesByPerson(wishes: Wish[]): Map<string, number[]> {
	const mine = new Map<string, number[]>();
	wishes.forEach(({ who }, i) => {
		if (who.length < 2) return;
		for (const id of who) {
			const list = mine.get(String(id));
			if (list) list.push(i);
			else mine.set(String(id), [i]);
		}
	});
	return mine;
}

/** Is this participant, or a group of it, the one that a limit names? */
const isNamed = (name: Id | undefined, { id, groups = [] }: Participant) =>
	name === undefined || String(id) === String(name) || groups.includes(String(name));

function capsOfLimit(
	limit: Limit,
	problem: Problem,
	wishes: Wish[],
	mine: Map<string, number[]>
): Cap[] {
	const { participants } = problem;
	const whose = participants.filter((one) => isNamed(limit.of, one));
	const partners =
		limit.with === undefined
			? undefined
			: new Set(participants.filter((one) => isNamed(limit.with, one)).map(({ id }) => String(id)));
	const counts = (owner: string, meeting: number) =>
		!partners ||
		wishes[meeting]!.who.some((id) => String(id) !== owner && partners.has(String(id)));
	const countedOf = (owner: string) =>
		(mine.get(owner) ?? []).filter((meeting) => counts(owner, meeting));
	const { span, spans } = spansOf(limit.per ?? 'event', problem);
	const capOf = (meetings: number[], name: string): Cap[] =>
		meetings.length > limit.most ? [{ name, most: limit.most, span, spans, meetings }] : [];
	if (!limit.sum)
		return whose.flatMap((one) => capOf(countedOf(String(one.id)), one.name ?? String(one.id)));
	const all = new Set(whose.flatMap(({ id }) => countedOf(String(id))));
	return capOf(
		[...all].sort((one, other) => one - other),
		String(limit.of ?? '')
	);
}

function spansOf(per: 'event' | 'day' | 'block', { slots }: Problem) {
	const names = slots.map(({ day = '', block = '' }) =>
		per === 'event' ? '' : per === 'day' ? String(day) : `${day} ${block}`
	);
	const distinct = [...new Set(names)];
	return { span: Int32Array.from(names, (name) => distinct.indexOf(name)), spans: distinct.length };
}
