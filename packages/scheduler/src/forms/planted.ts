/** Class B: events of which one schedule without any break is known. */
import { Dice } from '../dice.ts';
import type { Half, Id, Problem, Schedule } from '../problem.ts';
import { drawNormal } from './draw.ts';

export interface Planted {
	seed: number;
	participants: number;
	slots: number;
	/** Slots of the morning. Default: half of them. */
	morning?: number;
	tables: number;
	/** Share of the tables in use as long as there are people. Default 0.85. */
	load?: number;
	/** How many meetings people have one after the other, bell-shaped. Default 8, give or take 3. */
	block?: { mean: number; deviation: number };
	/** Share of the meetings tied to their half of the day. Default 0.3. */
	tied?: number;
	/** Share of the idle pairs of participant and slot that are unavailable. Default 0.02. */
	forbidden?: number;
}

interface Meeting {
	who: [number, number];
	slot: number;
	table: number;
}

/**
 * Plants a schedule slot by slot: those inside their block stay, newcomers join until the tables are
 * as full as asked, and all are paired by chance with somebody whom they have not met; who finds
 * nobody, or has had the meetings drawn for it, leaves for good. Then the slots are forgotten.
 * @returns the event, of which every meeting must be held, and the schedule: its 0 breaks are the
 * fewest possible. How many meetings there are is left to chance: about 3,740 for 1,000
 * participants, 24 slots and 300 tables, and 3,726 with seed 41.
 */
export function planted(ask: Planted): { problem: Problem; schedule: Schedule } {
	const dice = new Dice(ask.seed);
	const meetings = plant(dice, ask);
	const order = dice.shuffle(meetings.map((_, i) => i));
	const shuffled = order.map((i) => meetings[i]!);
	const { morning = Math.ceil(ask.slots / 2), tied = 0.3 } = ask;
	const halfOf = (slot: number): Half => (slot < morning ? 'morning' : 'afternoon');
	const isTied = pickShare(dice, shuffled.length, tied);
	const numbered = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
	const problem: Problem = {
		name: `planted ${ask.seed}`,
		complete: true,
		spread: 2,
		aims: ['held', 'breaks'],
		slots: numbered(ask.slots).map((id) => ({ id, half: halfOf(id - 1) })),
		tables: numbered(ask.tables).map((id) => ({ id })),
		participants: drawAbsences(dice, meetings, ask),
		meetings: shuffled.map(({ who, slot }, i) => ({
			id: i + 1,
			who: who.map((person) => person + 1),
			...(isTied[i] ? { half: halfOf(slot) } : {})
		}))
	};
	const schedule = {
		meetings: shuffled.map(({ slot, table }, i) => ({ meeting: i + 1, slot: slot + 1, table }))
	};
	return { problem, schedule };
}

function plant(dice: Dice, ask: Planted): Meeting[] {
	const { slots, tables, load = 0.85, block = { mean: 8, deviation: 3 } } = ask;
	const target = 2 * Math.round(load * tables);
	const waiting = dice.shuffle(Array.from({ length: ask.participants }, (_, i) => i));
	const left = new Int32Array(ask.participants);
	const met = new Set<number>();
	const meetings: Meeting[] = [];
	let inside: number[] = [];
	for (let slot = 0; slot < slots; slot++) {
		const newcomers = waiting.splice(0, Math.max(0, target - inside.length));
		for (const person of newcomers) {
			left[person] = Math.max(1, Math.floor(drawNormal(dice, block.mean, block.deviation)));
		}
		const pairs = pairUp(dice, [...inside, ...newcomers], met);
		pairs.forEach((who, i) => meetings.push({ who, slot, table: i + 1 }));
		const paired = new Set(pairs.flat());
		waiting.push(...newcomers.filter((person) => !paired.has(person)));
		inside = [...paired].filter((person) => --left[person]! > 0);
	}
	return meetings;
}

/** Pairs people who have not met, by chance, as many as a single pass finds. */
function pairUp(dice: Dice, people: number[], met: Set<number>): [number, number][] {
	const open = dice.shuffle([...people]);
	const pairs: [number, number][] = [];
	while (open.length > 1) {
		const one = open.pop()!;
		const keyOf = (other: number) => Math.min(one, other) * 100_000 + Math.max(one, other);
		const at = open.findLastIndex((other) => !met.has(keyOf(other)));
		if (at < 0) continue;
		const [other] = open.splice(at, 1) as [number];
		met.add(keyOf(other));
		pairs.push([one, other]);
	}
	return pairs;
}

/** As many as the share says, by chance. */
function pickShare(dice: Dice, count: number, share: number): boolean[] {
	const order = dice.shuffle(Array.from({ length: count }, (_, i) => i));
	const picked = Array.from({ length: count }, () => false);
	for (const i of order.slice(0, Math.round(share * count))) picked[i] = true;
	return picked;
}

function drawAbsences(
	dice: Dice,
	meetings: Meeting[],
	{ participants, slots, forbidden = 0.02 }: Planted
) {
	const busy = new Uint8Array(participants * slots);
	for (const { who, slot } of meetings) for (const one of who) busy[one * slots + slot] = 1;
	const idle: number[] = [];
	busy.forEach((isBusy, cell) => {
		if (!isBusy) idle.push(cell);
	});
	const isAway = pickShare(dice, idle.length, forbidden);
	const away: Id[][] = Array.from({ length: participants }, () => []);
	idle.forEach((cell, i) => {
		if (isAway[i]) away[Math.floor(cell / slots)]!.push((cell % slots) + 1);
	});
	return away.map((unavailable, i) => ({
		id: i + 1,
		...(unavailable.length > 0 ? { unavailable } : {})
	}));
}
