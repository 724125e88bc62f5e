/** The values and bounds that a certificate claims, counted again. */
import type { AimReport, Argument } from '../answer.ts';
import type { AimName, Id, Wish } from '../problem.ts';
import type { Agenda } from './agenda.ts';
import { breaksProved } from './breaks-proof.ts';

/** What the schedule is worth in an aim; undefined where that takes an earlier schedule, or tables. */
export function valueOf(agenda: Agenda, aim: AimName): number | undefined {
	const open = agenda.problem.meetings.filter(
		({ id, kind }) => kind !== 'never' && !agenda.slotOf.has(String(id))
	);
	const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
	if (aim === 'held') return sum(open.map(({ weight = 1 }) => weight));
	if (aim === 'breaks') return sum(agenda.days().map(({ breaks }) => breaks));
	if (aim === 'waiting') return sum(agenda.days().map(({ idle }) => idle));
	if (aim === 'preferences') return sum(agenda.days().map(({ disliked }) => disliked));
	if (aim === 'changes') return changed(agenda);
	return aim === 'fairness' ? mostOf(open) : undefined;
}

/** The bound that an argument yields, or undefined where it must be believed. */
export function boundOf(agenda: Agenda, { aim, bound, argument }: AimReport): number | undefined {
	if (bound <= 0) return bound;
	if (argument.by === 'matching' && aim === 'held') return byMatching(agenda, argument);
	if (argument.by === 'prices' && aim === 'breaks') return byPrices(agenda, argument);
	if (argument.by === 'search' && aim === 'breaks') return bySearch(agenda, argument.proof);
	if (argument.by !== 'counting') return undefined;
	if (aim === 'changes') return mustChange(agenda, bound);
	const hopeless = hopelessWishes(agenda);
	if (aim === 'held') return hopeless.reduce((sum, { weight = 1 }) => sum + weight, 0);
	return aim === 'fairness' ? mostOf(hopeless) : undefined;
}

function changed({ announced, slotOf, order }: Agenda): number | undefined {
	return announced?.filter(
		({ meeting, slot }) => slotOf.get(String(meeting)) !== (order.get(String(slot)) ?? -1)
	).length;
}

/** Announced meetings whose slot is closed to them, and those too many for the tables left in it. */
function mustChange(agenda: Agenda, claimed: number): number | undefined {
	const { announced, wishes, problem } = agenda;
	if (!announced) return undefined;
	const bySlot = new Map<string, number>();
	let least = 0;
	for (const { meeting, slot } of announced) {
		const wish = wishes.get(String(meeting));
		const at = agenda.slot(slot);
		if (!wish || !at || wish.kind === 'never' || !agenda.mayTake(wish, at)) least++;
		else if (wish.who.length > 1) bySlot.set(String(slot), (bySlot.get(String(slot)) ?? 0) + 1);
	}
	for (const { id } of problem.slots) {
		least += Math.max(0, (bySlot.get(String(id)) ?? 0) - agenda.tablesIn(id));
	}
	return least >= claimed ? least : undefined;
}

/** The most of these wishes that any one participant has. */
function mostOf(wishes: Wish[]): number {
	const counts = new Map<string, number>();
	for (const id of wishes.flatMap(({ who }) => who)) {
		counts.set(String(id), (counts.get(String(id)) ?? 0) + 1);
	}
	return Math.max(0, ...counts.values());
}

/** Wishes for which no slot is open at all. */
function hopelessWishes(agenda: Agenda): Wish[] {
	const { meetings, slots } = agenda.problem;
	return meetings.filter(
		(wish) => wish.kind !== 'never' && !slots.some((at) => agenda.mayTake(wish, at))
	);
}

/** The breaks that a proof makes certain; 0 if it does not hold; undefined where there is none. */
function bySearch(agenda: Agenda, proof: string | undefined): number | undefined {
	if (proof === undefined || !agenda.problem.complete) return undefined;
	return breaksProved(agenda, proof) ?? 0;
}

function byMatching(agenda: Agenda, argument: Argument & { by: 'matching' }): number | undefined {
	const { unit, people, table } = argument;
	const { participants, slots, meetings } = agenda.problem;
	if (table < 0 || people.some((price) => price < 0)) return undefined;
	const price = new Map(participants.map(({ id }, i) => [String(id), people[i] ?? 0]));
	let value = 0;
	for (const slot of slots) value += table * agenda.tablesIn(slot.id);
	for (const { id } of participants) value += mostFor(agenda, id) * price.get(String(id))!;
	const wishes = meetings.filter(({ kind }) => kind !== 'never');
	let all = 0;
	for (const wish of wishes) {
		const { who, weight = 1 } = wish;
		all += weight;
		if (!slots.some((at) => agenda.mayTake(wish, at))) continue;
		const paid = who.reduce<number>(
			(sum, id) => sum + price.get(String(id))!,
			who.length > 1 ? table : 0
		);
		value += Math.max(0, unit * weight - paid);
	}
	return all - Math.floor(value / unit);
}

/** The most meetings that a participant's time and limits of their own allow. */
function mostFor(agenda: Agenda, id: Id): number {
	const { slots, limits = [] } = agenda.problem;
	const all = slots.reduce((sum, slot) => sum + agenda.room(id, slot.id), 0);
	if (agenda.mine(id).some(({ who }) => who.length < 2)) return all;
	const groups = (agenda.people.get(String(id))?.groups ?? []).concat(String(id));
	const own = limits.filter(
		({ of, sum, with: other }) =>
			!sum && other === undefined && (of === undefined || groups.includes(String(of)))
	);
	const under = own.map(({ most, per }) => {
		const open = new Map<string, number>();
		for (const { id: slot, day, block } of slots) {
			const span = { event: '', day: `${day}`, block: `${day} ${block}` }[per ?? 'event'];
			open.set(span, (open.get(span) ?? 0) + agenda.room(id, slot));
		}
		return [...open.values()].reduce((sum, count) => sum + Math.min(most, count), 0);
	});
	return Math.min(all, ...under);
}

function byPrices(agenda: Agenda, argument: Argument & { by: 'prices' }): number | undefined {
	const { unit, slots: prices } = argument;
	const { slots, participants, meetings, complete } = agenda.problem;
	const isOfPairs =
		meetings.every(({ who, kind }) => who.length === 2 && kind !== 'never') &&
		participants.every(({ delegates }) => !delegates?.length);
	if (!complete || prices.some((price) => price < 0)) return undefined;
	if (!isOfPairs && prices.some((price) => price > 0)) return undefined;
	let value = 0;
	for (const { id, delegates, together } of participants) {
		if (delegates?.length && !together) continue;
		value += alone(agenda, id, { prices, unit });
	}
	slots.forEach(({ id }, i) => (value -= 2 * agenda.tablesIn(id) * prices[i]!));
	return Math.ceil(value / unit);
}

/** The cheapest way for one person to be busy as often as they must, seeing nobody else. */
function alone(agenda: Agenda, id: Id, { prices, unit }: { prices: number[]; unit: number }) {
	const { slots } = agenda.problem;
	const choices = agenda.mine(id).map((wish) => slots.map((at) => agenda.mayTake(wish, at)));
	const isEarly = (at: number) => slots[at]!.half === 'morning';
	const only = (early: boolean) =>
		choices.filter((open) => open.every((may, at) => !may || isEarly(at) === early)).length;
	const [fewest, most] = [only(true), choices.length - only(false)];
	const isMust = (at: number) =>
		choices.some((open) => open[at] && open.filter(Boolean).length === 1);
	const known = new Map<string, number>();
	const from = (at: number, left: number, early: number, state: number): number => {
		if (at === slots.length) return left === 0 && early >= fewest && early <= most ? 0 : Infinity;
		const key = `${at} ${left} ${early} ${state}`;
		const before = known.get(key);
		if (before !== undefined) return before;
		const isNewDay = at > 0 && String(slots[at]!.day) !== String(slots[at - 1]!.day);
		const was = isNewDay ? 0 : state;
		const idle = isMust(at) ? Infinity : from(at + 1, left, early, was === 0 ? 0 : 2);
		const isOpen = left > 0 && choices.some((open) => open[at]);
		const price = prices[at]! + (was === 2 ? unit : 0);
		const busy = isOpen ? price + from(at + 1, left - 1, early + Number(isEarly(at)), 1) : Infinity;
		known.set(key, Math.min(idle, busy));
		return Math.min(idle, busy);
	};
	return choices.length === 0 ? 0 : from(0, choices.length, 0, 0);
}
