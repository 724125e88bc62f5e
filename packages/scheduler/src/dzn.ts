/**
 * The published form of the B2B meeting scheduling problem: MiniZinc data, everything counted from 1.
 * Source: the instances of Bofill et al., "Constraint Solving Approaches to the Business-to-Business
 * Meeting Scheduling Problem", Journal of Artificial Intelligence Research.
 */
import { Complaint } from './complaint.ts';
import type { Half, Participant, Problem, Slot, Wish } from './problem.ts';

const NUMBERS = ['nBusiness', 'nMeetings', 'nTables', 'nTotalSlots'] as const;
const MOST = 1_000_000;

interface Entry {
	text: string;
	line: number;
}

/**
 * Reads MiniZinc data. Participants, meetings, slots and tables keep their numbers; every meeting
 * must be held, and breaks may differ by `spread` (the published runs use 2).
 * @throws {Complaint} naming line and field.
 */
export function readDzn(text: string, { spread = 2 }: { spread?: number } = {}): Problem {
	const entries = splitEntries(text);
	const [people, meetings, tables, slots] = NUMBERS.map((name) => wholeOf(entries, name));
	const morning = entries.has('nMorningSlots') ? wholeOf(entries, 'nMorningSlots') : slots!;
	if (morning > slots!) throw complaint(entries, 'nMorningSlots', `is above nTotalSlots, ${slots}`);
	const numbered = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
	return {
		complete: true,
		spread,
		aims: ['held', 'breaks'],
		slots: numbered(slots!).map((id): Slot => ({ id, half: halfOf(id, morning) })),
		tables: numbered(tables!).map((id) => ({ id })),
		participants: readPeople(entries, people!, slots!),
		meetings: readMeetings(entries, { people: people!, meetings: meetings!, slots: slots! })
	};
}

function halfOf(slot: number, morning: number): Half {
	return slot <= morning ? 'morning' : 'afternoon';
}

function splitEntries(text: string): Map<string, Entry> {
	const entries = new Map<string, Entry>();
	let line = 1;
	for (const part of text.replace(/%.*/g, '').split(';')) {
		const [, name, value] = /^\s*([A-Za-z]\w*)\s*=([^=]*)$/.exec(part) ?? [];
		const at = line + (/^\s*/.exec(part)![0].match(/\n/g)?.length ?? 0);
		if (name === undefined && part.trim() !== '') {
			throw new Complaint({ line: at, field: 'entry' }, 'is not of the form "name = value;"');
		}
		if (name !== undefined) entries.set(name, { text: value!, line: at });
		line += part.match(/\n/g)?.length ?? 0;
	}
	return entries;
}

function complaint(entries: Map<string, Entry>, field: string, says: string): Complaint {
	const line = entries.get(field)?.line;
	return new Complaint({ field, ...(line === undefined ? {} : { line }) }, says);
}

function textOf(entries: Map<string, Entry>, name: string): string {
	const entry = entries.get(name);
	if (!entry) throw new Complaint({ field: name }, 'is missing');
	return entry.text.trim();
}

function wholeOf(entries: Map<string, Entry>, name: string): number {
	const text = textOf(entries, name);
	const number = Number(text);
	if (!/^\d+$/.test(text) || number > MOST) {
		throw complaint(entries, name, `is "${text.slice(0, 40)}", not a whole number up to ${MOST}`);
	}
	return number;
}

/** Sets of slots or meetings, one an owner; 0 is a filler. */
function setsOf(
	entries: Map<string, Entry>,
	name: string,
	{ owners, most }: { owners: number; most: number }
): number[][] {
	if (!entries.has(name)) return Array.from({ length: owners }, () => []);
	const sets = textOf(entries, name).match(/\{[^{}]*\}|\d+\s*\.\.\s*\d+/g) ?? [];
	if (sets.length !== owners) {
		throw complaint(entries, name, `has ${sets.length} sets, not one for each of ${owners}`);
	}
	return sets.map((set) => {
		const members = membersOf(set).filter((one) => one !== 0);
		const beyond = members.find((one) => one > most);
		if (beyond !== undefined)
			throw complaint(entries, name, `names ${beyond}; the last is ${most}`);
		return [...new Set(members)];
	});
}

function membersOf(set: string): number[] {
	const [, first, last] = /^\{?\s*(\d+)\s*\.\.\s*(\d+)\s*\}?$/.exec(set) ?? [];
	if (first === undefined) return (set.match(/\d+/g) ?? []).map(Number);
	const span = Math.min(Math.max(0, Number(last) - Number(first) + 1), MOST);
	return Array.from({ length: span }, (_, i) => Number(first) + i);
}

function readPeople(entries: Map<string, Entry>, people: number, slots: number): Participant[] {
	const forbidden = setsOf(entries, 'forbidden', { owners: people, most: slots });
	return forbidden.map((unavailable, i) => ({
		id: i + 1,
		...(unavailable.length > 0 ? { unavailable } : {})
	}));
}

function readMeetings(
	entries: Map<string, Entry>,
	count: { people: number; meetings: number; slots: number }
): Wish[] {
	const rows = (textOf(entries, 'requested').match(/\d+/g) ?? []).map(Number);
	if (rows.length !== 3 * count.meetings) {
		const says = `has ${rows.length} numbers, not three for each of ${count.meetings} meetings`;
		throw complaint(entries, 'requested', says);
	}
	const fixed = readFixed(entries, count);
	const owners = { owners: count.meetings, most: count.meetings };
	const before = setsOf(entries, 'precedences', owners);
	return before.map((after, i) => {
		const [one = 0, other = 0, session = 0] = rows.slice(3 * i, 3 * i + 3);
		const wrong = [one, other].find((person) => person < 1 || person > count.people);
		if (wrong !== undefined || one === other || session < 1 || session > 3) {
			const says = `row ${i + 1} (${one}, ${other}, ${session}) does not name two of ${count.people} participants and a session 1, 2 or 3`;
			throw complaint(entries, 'requested', says);
		}
		const half = session === 1 ? 'morning' : session === 2 ? 'afternoon' : undefined;
		return {
			id: i + 1,
			who: [one, other],
			...(half ? { half } : {}),
			...(fixed[i]! > 0 ? { slot: fixed[i]! } : {}),
			...(after.length > 0 ? { after } : {})
		};
	});
}

function readFixed(
	entries: Map<string, Entry>,
	{ meetings, slots }: { meetings: number; slots: number }
): number[] {
	if (!entries.has('fixed')) return Array.from({ length: meetings }, () => 0);
	const fixed = (textOf(entries, 'fixed').match(/\d+/g) ?? []).map(Number);
	const beyond = fixed.find((slot) => slot > slots);
	if (fixed.length !== meetings || beyond !== undefined) {
		const says =
			beyond === undefined
				? `has ${fixed.length} numbers, not one for each of ${meetings} meetings`
				: `names slot ${beyond}; the last is ${slots}`;
		throw complaint(entries, 'fixed', says);
	}
	return fixed;
}
