/**
 * What a claim "not fewer than so many breaks" is about, as clauses: derived from the problem alone,
 * by the checker, in plain ways. Rules that are left out (resources, limits, kinds of tables) could
 * only raise the number of breaks, so what is proved without them holds with them.
 */
import type { Participant, Wish } from '../problem.ts';
import type { Agenda } from './agenda.ts';

/** Variables are whole numbers from 1; a minus sign means "not". */
export class Statement {
	variables = 0;
	readonly #give: (clause: number[]) => void;

	constructor(give: (clause: number[]) => void) {
		this.#give = give;
	}

	fresh(): number {
		return ++this.variables;
	}

	add(...clause: number[]): void {
		this.#give(clause);
	}

	/** `[k]` is true if more than `k` of the literals are (a sum of sums, halves first). */
	more(literals: number[], most = literals.length): number[] {
		if (literals.length < 2) return literals.slice(0, most);
		const half = Math.ceil(literals.length / 2);
		const [left, right] = [
			this.more(literals.slice(0, half), most),
			this.more(literals.slice(half), most)
		];
		const sum = Array.from({ length: Math.min(most, left.length + right.length) }, () =>
			this.fresh()
		);
		for (let i = 0; i <= left.length; i++) {
			for (let j = 0; j <= right.length; j++) {
				const [one, other] = [left[i - 1], right[j - 1]];
				const total = sum[i + j - 1];
				if (total === undefined) continue;
				this.add(
					...(one === undefined ? [] : [-one]),
					...(other === undefined ? [] : [-other]),
					total
				);
			}
		}
		return sum;
	}

	atMost(literals: number[], most: number): void {
		const beyond = this.more(literals, most + 1)[most];
		if (beyond !== undefined) this.add(-beyond);
	}
}

/**
 * Every wish held somewhere, nobody twice at once, tables enough, the order kept.
 * @returns by participant, literals that are true where a break of theirs ends
 */
export function stateBreaks(agenda: Agenda, to: Statement): number[][] {
	const { problem } = agenda;
	const { slots, participants } = problem;
	const wishes = problem.meetings.filter(({ kind }) => kind !== 'never');
	const at = slots.map(() => new Map<string, number>());
	for (const wish of wishes) {
		const open = slots.flatMap((slot, s) => (agenda.mayTake(wish, slot) ? [s] : []));
		const places = open.map((slot) => {
			const place = to.fresh();
			at[slot]!.set(String(wish.id), place);
			return place;
		});
		to.add(...places);
		pairwise(places, to);
	}
	at.forEach((places, s) => {
		const seated = wishes.filter(({ id, who }) => who.length > 1 && places.has(String(id)));
		to.atMost(
			seated.map(({ id }) => places.get(String(id))!),
			agenda.tablesIn(slots[s]!.id)
		);
	});
	keepOrder(wishes, at, to);
	return participants.map((one) => breaksOf(one, agenda, at, to));
}

function pairwise(places: number[], to: Statement): void {
	places.forEach((one, i) => {
		for (const other of places.slice(i + 1)) to.add(-one, -other);
	});
}

function keepOrder(wishes: Wish[], at: Map<string, number>[], to: Statement): void {
	for (const { id, after = [] } of wishes) {
		for (const first of after) {
			at.forEach((here, slot) => {
				const place = here.get(String(id));
				if (place === undefined) return;
				for (const there of at.slice(slot)) {
					const late = there.get(String(first));
					if (late !== undefined) to.add(-place, -late);
				}
			});
		}
	}
}

/** Of somebody who is in one meeting at a time: busy or not by slot, as often as they have meetings. */
function breaksOf(
	{ id, delegates, together }: Participant,
	agenda: Agenda,
	at: Map<string, number>[],
	to: Statement
): number[] {
	const mine = agenda.mine(id);
	if (mine.length < 1 || ((delegates?.length ?? 0) > 1 && !together)) return [];
	const { slots } = agenda.problem;
	const busy = at.map((places) => {
		const here = mine.flatMap((wish) => places.get(String(wish.id)) ?? []);
		if (here.length === 0) return 0;
		pairwise(here, to);
		const one = to.fresh();
		for (const place of here) to.add(-place, one);
		to.add(-one, ...here);
		return one;
	});
	const idle = busy.filter((one) => one > 0).map((one) => -one);
	to.atMost(idle, idle.length - mine.length);
	const ends: number[] = [];
	let before = 0;
	busy.forEach((now, s) => {
		const isNewDay = s === 0 || String(slots[s]!.day) !== String(slots[s - 1]!.day);
		const was = isNewDay ? 0 : busy[s - 1]!;
		if (isNewDay) before = 0;
		if (now > 0 && before > 0 && before !== was) {
			const end = to.fresh();
			to.add(-now, ...(was > 0 ? [was] : []), -before, end);
			ends.push(end);
		}
		if (now === 0) return;
		const met = to.fresh();
		to.add(-now, met);
		if (before > 0) to.add(-before, met);
		before = met;
	});
	return ends;
}
