/** Events made by chance, the same for the same seed, for benches and tests. */
import { Dice } from '../dice.ts';
import type { Participant, Problem, Slot, Wish } from '../problem.ts';
import { drawDegrees, joinPairs, pick } from './draw.ts';

export { brokerageEvent } from './brokerage-event.ts';
export { planted } from './planted.ts';

/** An event like the published ones. Shares are from 0 to 1. */
export interface LookAlike {
	seed: number;
	participants: number;
	meetings: number;
	slots: number;
	/** Slots of each day's morning. Default: all. */
	morning?: number;
	tables: number;
	/** Participants with a meeting in every slot. Default: none. */
	full?: number;
	/** Share of the meetings tied to a half of the day. */
	tied?: { morning: number; afternoon: number };
	/** Share of the pairs of participant and slot that are unavailable; published: 0.003 to 0.07. */
	forbidden?: number;
	/** Share of the meetings tied to one slot; published: 0.2 and 0.4. */
	fixed?: number;
	/** "A before B" for each meeting; the published 15 % have about 0.18, the 25 % about 0.42. */
	precedences?: number;
	/** Days over which the slots are spread evenly. Default: one. */
	days?: number;
}

const FORUM_13 = { morning: 0.59, afternoon: 0.03 };
const FORUM_13B = { morning: 0.33, afternoon: 0.16 };
const FORUM_14 = { morning: 0.22, afternoon: 0.01 };

/** Participants, meetings, slots, morning, tables, full agendas, ties of the 20 published events. */
const SIZES: [string, number[], LookAlike['tied']?][] = [
	['forum-13', [70, 154, 21, 13, 14, 0], FORUM_13],
	['forum-13crafb', [76, 195, 22, 12, 14, 0], FORUM_13B],
	['forum-13crafc', [70, 154, 21, 13, 12, 0], FORUM_13],
	['forum-14', [78, 302, 22, 12, 22, 1], FORUM_14],
	['forumt-14', [60, 237, 10, 10, 27, 27]],
	['forumt-14crafc', [60, 237, 10, 10, 25, 27]],
	['forumt-14crafd', [60, 236, 10, 10, 25, 31]],
	['forumt-14crafe', [60, 236, 10, 10, 24, 31]],
	['tic-12', [42, 125, 8, 8, 21, 21]],
	['tic-12crafc', [42, 125, 8, 8, 16, 21]],
	['tic-13', [47, 180, 10, 10, 21, 14]],
	['tic-13crafb', [46, 184, 10, 10, 21, 21]],
	['tic-13crafc', [47, 180, 10, 10, 19, 14]],
	['tic-14crafa', [60, 237, 10, 10, 27, 27]],
	['tic-14crafc', [60, 237, 10, 10, 25, 27]],
	['tic-14crafd', [60, 236, 10, 10, 25, 31]],
	['ticf-13crafa', [70, 154, 21, 13, 14, 0], FORUM_13],
	['ticf-13crafb', [76, 195, 22, 12, 14, 0], FORUM_13B],
	['ticf-13crafc', [70, 154, 21, 13, 12, 0], FORUM_13],
	['ticf-14crafa', [78, 302, 22, 12, 22, 1], FORUM_14]
];

/**
 * The measures of the twenty published events, by name, for `lookAlike`.
 * Source: Bofill et al., "Constraint Solving Approaches to the Business-to-Business Meeting
 * Scheduling Problem", Journal of Artificial Intelligence Research.
 * @example lookAlike({ ...LOOKS['tic-12'], seed: 1 })
 */
export const LOOKS: Record<string, Omit<LookAlike, 'seed'>> = Object.fromEntries(
	SIZES.map(([name, numbers, tied]) => {
		const [participants = 0, meetings = 0, slots = 0, morning = 0, tables = 0, full = 0] = numbers;
		return [name, { participants, meetings, slots, morning, tables, full, ...(tied && { tied }) }];
	})
);

/**
 * Class A: an event with the measures of a published one. All meetings must be held, numbers of
 * breaks differ by at most 2. Nothing says that a schedule exists.
 * @throws {RangeError} where so many meetings cannot be had.
 */
export function lookAlike(ask: LookAlike): Problem {
	const dice = new Dice(ask.seed);
	const { participants: people, meetings, slots: most, full = 0 } = ask;
	const degrees = drawDegrees(dice, { people, meetings, most, full });
	const pairs = joinPairs(dice, degrees, most);
	const slots = slotsOf(ask);
	const halves = drawHalves(dice, pairs, slots, ask);
	const unavailable = drawUnavailable(dice, ask);
	const meetingsList = pairs.map(([one, other], i): Wish => ({
		id: i + 1,
		who: [one + 1, other + 1],
		...(halves[i] ? { half: halves[i] } : {})
	}));
	fixSome(dice, meetingsList, { slots, unavailable, ask });
	orderSome(dice, meetingsList, ask);
	return {
		name: `look-alike ${ask.seed}`,
		complete: true,
		spread: 2,
		aims: ['held', 'breaks'],
		slots,
		tables: Array.from({ length: ask.tables }, (_, i) => ({ id: i + 1 })),
		participants: unavailable.map(participantOf),
		meetings: meetingsList
	};
}

/**
 * Class C: more wishes than can be held, `over` times as many (1.3 to 2), of weight 1 to 3; 3 is
 * wished by both. `wishes` sets their number itself. What can be held: a meeting for each table and
 * slot, or each participant busy in every slot.
 * @throws {RangeError} where so many wishes cannot be had.
 */
export function oversubscribed(
	ask: Omit<LookAlike, 'meetings' | 'full' | 'fixed'> & { over?: number; wishes?: number }
): Problem {
	const dice = new Dice(ask.seed);
	const { participants: people, slots: count, over = 1.5 } = ask;
	const fit = Math.min(count * ask.tables, Math.floor((people * count) / 2));
	const meetings = ask.wishes ?? Math.round(over * fit);
	const most = Math.min(people - 1, Math.ceil((5 * meetings) / people));
	const pairs = joinPairs(dice, drawDegrees(dice, { people, meetings, most }), most);
	const slots = slotsOf(ask);
	const halves = drawHalves(dice, pairs, slots, ask);
	const unavailable = drawUnavailable(dice, ask);
	const wishes = pairs.map(([one, other], i): Wish => {
		const isMutual = dice.below(10) < 3;
		return {
			id: i + 1,
			who: [one + 1, other + 1],
			weight: isMutual ? 3 : 1 + dice.below(2),
			...(isMutual ? { kind: 'accepted' } : {}),
			...(halves[i] ? { half: halves[i] } : {})
		};
	});
	orderSome(dice, wishes, ask);
	return {
		name: `oversubscribed ${ask.seed}`,
		slots,
		tables: Array.from({ length: ask.tables }, (_, i) => ({ id: i + 1 })),
		participants: unavailable.map(participantOf),
		meetings: wishes
	};
}

type Measures = Omit<LookAlike, 'meetings'>;

function participantOf(unavailable: Set<number>, i: number): Participant {
	const away = [...unavailable].sort((one, other) => one - other);
	return { id: i + 1, ...(away.length > 0 ? { unavailable: away } : {}) };
}

function slotsOf({ slots, morning, days = 1 }: Measures): Slot[] {
	const daily = Math.ceil(slots / days);
	return Array.from({ length: slots }, (_, i) => ({
		id: i + 1,
		...(days > 1 ? { day: 1 + Math.floor(i / daily) } : {}),
		half: i % daily < (morning ?? daily) ? 'morning' : 'afternoon'
	}));
}

/** Ties meetings to halves as far as people and tables have room in them. */
function drawHalves(
	dice: Dice,
	pairs: [number, number][],
	slots: Slot[],
	{ tied, tables, participants }: Measures
): Slot['half'][] {
	const halves: Slot['half'][] = pairs.map(() => undefined);
	if (!tied) return halves;
	const order = dice.shuffle(pairs.map((_, i) => i));
	for (const half of ['morning', 'afternoon'] as const) {
		const room = slots.filter((slot) => slot.half === half).length;
		const count = new Int32Array(participants);
		let left = Math.min(Math.round(tied[half] * pairs.length), room * tables);
		for (const i of order) {
			if (left === 0) break;
			if (halves[i] || pairs[i]!.some((person) => count[person]! >= room)) continue;
			halves[i] = half;
			for (const person of pairs[i]!) count[person]!++;
			left--;
		}
	}
	return halves;
}

function drawUnavailable(dice: Dice, { participants, slots, forbidden = 0 }: Measures) {
	const sets = Array.from({ length: participants }, () => new Set<number>());
	for (let left = Math.round(forbidden * participants * slots); left > 0;) {
		const away = pick(dice, sets);
		const before = away.size;
		away.add(1 + dice.below(slots));
		left -= away.size - before;
	}
	return sets;
}

/** Ties meetings to a slot that both have free and that still has a table. */
function fixSome(
	dice: Dice,
	meetings: Wish[],
	{ slots, unavailable, ask }: { slots: Slot[]; unavailable: Set<number>[]; ask: LookAlike }
): void {
	const taken = unavailable.map((away) => new Set(away));
	const tables = new Int32Array(slots.length).fill(ask.tables);
	let left = Math.round((ask.fixed ?? 0) * meetings.length);
	for (const i of left > 0 ? dice.shuffle(meetings.map((_, at) => at)) : []) {
		const meeting = meetings[i]!;
		const people = meeting.who.map((id) => taken[Number(id) - 1]!);
		const free = slots.filter(
			({ id, half }, at) =>
				tables[at]! > 0 &&
				(meeting.half ?? half) === half &&
				people.every((busy) => !busy.has(Number(id)))
		);
		if (left === 0 || free.length === 0) continue;
		meeting.slot = pick(dice, free).id;
		for (const busy of people) busy.add(Number(meeting.slot));
		tables[Number(meeting.slot) - 1]!--;
		left--;
	}
}

/** "A before B" among the meetings of one participant, never in a circle. */
function orderSome(
	dice: Dice,
	meetings: Wish[],
	{ precedences = 0, participants }: Measures
): void {
	const rank = dice.shuffle(meetings.map((_, i) => i));
	const mine: number[][] = Array.from({ length: participants }, () => []);
	meetings.forEach(({ who }, i) => who.forEach((id) => mine[Number(id) - 1]!.push(i)));
	let left = Math.round(precedences * meetings.length);
	for (let tries = 100 * left; left > 0 && tries > 0; tries--) {
		const one = dice.below(meetings.length);
		const other = pick(dice, mine[Number(pick(dice, meetings[one]!.who)) - 1]!);
		const [first, then] = rank[one]! < rank[other]! ? [one, other] : [other, one];
		const earlier = meetings[then]!.after ?? [];
		if (one === other || earlier.includes(first + 1)) continue;
		meetings[then]!.after = [...earlier, first + 1];
		left--;
	}
}
