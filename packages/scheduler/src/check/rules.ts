/** Every rule of an event, asked of a schedule. */
import type { Id, Limit, Placement, Wish } from '../problem.ts';
import type { Agenda } from './agenda.ts';
import type { Finding } from './finding.ts';

export function brokenRules(agenda: Agenda): Finding[] {
	return [
		...unknownOrTwice(agenda),
		...agenda.placed.flatMap((placement) => misplaced(agenda, placement)),
		...crowds(agenda),
		...(agenda.problem.limits ?? []).flatMap((limit, i) => passed(agenda, limit, i)),
		...missing(agenda),
		...uneven(agenda)
	];
}

const same = (one: Id | undefined, other: Id | undefined) => String(one) === String(other);

function unknownOrTwice({ placed, wishes, order, problem }: Agenda): Finding[] {
	const seen = new Set<string>();
	return placed.flatMap(({ meeting, slot, table }) => {
		const isTwice = seen.has(String(meeting));
		seen.add(String(meeting));
		const hasTable = table === undefined || problem.tables.some(({ id }) => same(id, table));
		const isKnown = wishes.has(String(meeting)) && order.has(String(slot)) && hasTable;
		if (!isKnown) return [{ word: 'unknown', about: [meeting, slot, table] }];
		return isTwice ? [{ word: 'held_twice', about: [meeting] }] : [];
	});
}

function misplaced(agenda: Agenda, placement: Placement): Finding[] {
	const { meeting, slot, table, resources } = placement;
	const wish = agenda.wishes.get(String(meeting));
	const at = agenda.slot(slot);
	if (!wish || !at) return [];
	const mine = agenda.slotOf.get(String(meeting))!;
	const isLate = wish.after?.some((id) => (agenda.slotOf.get(String(id)) ?? -1) >= mine);
	const words = [
		...(wish.kind === 'never' ? ['never_wished'] : []),
		...(wish.slot !== undefined && !same(wish.slot, slot) ? ['not_in_its_slot'] : []),
		...(wish.half !== undefined && wish.half !== at.half ? ['wrong_half'] : []),
		...(isLate ? ['order_broken'] : []),
		...(wish.who.length > 1 && !agenda.mayUse(wish, table, slot) ? ['wrong_table'] : []),
		...(wish.who.some((id) => agenda.room(id, slot) === 0) ? ['person_away'] : []),
		...(wish.resources?.some((id) => resources && !resources.some((one) => same(one, id)))
			? ['resource_missing']
			: []),
		...(agenda.canTalk(wish, resources ?? []) ? [] : ['no_common_language'])
	];
	return words.map((word) => ({ word, about: [meeting, slot, table] }));
}

/** Nobody is in more meetings at once than they can be; no table or resource is used twice. */
function crowds(agenda: Agenda): Finding[] {
	const counts = new Map<string, { count: number; most: number; about: Id[] }>();
	const add = (kind: string, id: Id, slot: Id, most: number) => {
		const key = JSON.stringify([kind, String(id), String(slot)]);
		const count = (counts.get(key)?.count ?? 0) + 1;
		counts.set(key, { count, most, about: [kind, id, slot] });
	};
	for (const { meeting, slot, table, delegates = {}, resources } of agenda.placed) {
		const wish = agenda.wishes.get(String(meeting));
		for (const id of wish?.who ?? []) add('participant', id, slot, agenda.room(id, slot));
		if (table !== undefined) add('table', table, slot, 1);
		for (const [id, one] of Object.entries(delegates)) add(`delegate of ${id}`, one, slot, 1);
		for (const id of resources ?? wish?.resources ?? [])
			add('resource', id, slot, agenda.capacity(id, slot));
	}
	return [...counts.values()].flatMap(({ count, most, about }) =>
		count > most ? [{ word: 'at_once', about }] : []
	);
}

function passed(agenda: Agenda, limit: Limit, at: number): Finding[] {
	const counts = new Map<string, number>();
	const isIn = (id: Id, name: Id | undefined) =>
		name === undefined ||
		same(id, name) ||
		(agenda.people.get(String(id))?.groups ?? []).includes(String(name));
	for (const { meeting, slot } of agenda.placed) {
		const who = agenda.wishes.get(String(meeting))?.who ?? [];
		const { day, block } = agenda.slot(slot) ?? {};
		const span = { event: '', day: `${day}`, block: `${day} ${block}` }[limit.per ?? 'event'];
		const own = who.filter(
			(id) => isIn(id, limit.of) && who.some((other) => !same(other, id) && isIn(other, limit.with))
		);
		const keys = limit.sum ? own.slice(0, 1).map(() => span) : own.map((id) => `${span} ${id}`);
		for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const worst = Math.max(0, ...counts.values());
	return worst > limit.most ? [{ word: 'limit_passed', about: [limit.id ?? at + 1, worst] }] : [];
}

function missing({ problem, slotOf }: Agenda): Finding[] {
	const isMust = ({ kind }: Wish) => (problem.complete ? kind !== 'never' : kind === 'must');
	return problem.meetings
		.filter((wish) => isMust(wish) && !slotOf.has(String(wish.id)))
		.map(({ id }) => ({ word: 'must_be_held', about: [id] }));
}

function uneven(agenda: Agenda): Finding[] {
	const { spread } = agenda.problem;
	const breaks = agenda.days().map((day) => day.breaks);
	const range = Math.max(0, ...breaks) - Math.min(...breaks);
	return spread !== undefined && range > spread ? [{ word: 'spread_passed', about: [range] }] : [];
}
