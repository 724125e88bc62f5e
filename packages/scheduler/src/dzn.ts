/**
 * The published form of the B2B meeting scheduling problem: MiniZinc data, everything counted from 1.
 * Source: the instances of Bofill et al., "Constraint Solving Approaches to the Business-to-Business
 * Meeting Scheduling Problem", Journal of Artificial Intelligence Research.
 */
import { DznText } from './forms/dzn-text.ts';
import { MOST } from './forms/place.ts';
import type { Half, Participant, Problem, Slot, Wish } from './problem.ts';

interface Sizes {
	people: number;
	meetings: number;
	tables: number;
	slots: number;
}

/**
 * Reads MiniZinc data. Participants, meetings, slots and tables keep their numbers; every meeting
 * must be held, and breaks may differ by `spread` (the published runs use 2). Precedences that stand
 * in a circle are no mistake of form here: such an event is impossible, and that is its answer.
 * @throws {Complaint} naming line and field, e.g. `line 12, requested: row 7 (3, 3, 1) does not name
 * two of 70 participants and a session 1, 2 or 3`.
 */
export function readDzn(text: string, { spread = 2 }: { spread?: number } = {}): Problem {
	const file = new DznText(text);
	const sizes: Sizes = {
		people: file.whole('nBusiness', MOST.participants),
		meetings: file.whole('nMeetings', MOST.meetings),
		tables: file.whole('nTables', MOST.tables),
		slots: file.whole('nTotalSlots', MOST.slots)
	};
	const morning = file.has('nMorningSlots') ? file.whole('nMorningSlots', MOST.slots) : sizes.slots;
	if (morning > sizes.slots) file.fail('nMorningSlots', `is above nTotalSlots, ${sizes.slots}`);
	const numbered = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
	return {
		complete: true,
		spread,
		aims: ['held', 'breaks'],
		slots: numbered(sizes.slots).map((id): Slot => ({ id, half: halfOf(id, morning) })),
		tables: numbered(sizes.tables).map((id) => ({ id })),
		participants: readPeople(file, sizes),
		meetings: readMeetings(file, sizes)
	};
}

function halfOf(slot: number, morning: number): Half {
	return slot <= morning ? 'morning' : 'afternoon';
}

function readPeople(file: DznText, { people, slots }: Sizes): Participant[] {
	const forbidden = file.sets('forbidden', { owners: people, most: slots });
	return forbidden.map((unavailable, i) => ({
		id: i + 1,
		...(unavailable.length > 0 ? { unavailable } : {})
	}));
}

function readMeetings(file: DznText, sizes: Sizes): Wish[] {
	const { meetings, people } = sizes;
	const numbers = file.numbers('requested');
	if (numbers.length !== 3 * meetings) {
		const says = `has ${numbers.length} numbers, not three for each of ${meetings} meetings`;
		file.fail('requested', says);
	}
	const fixed = readFixed(file, sizes);
	const before = file.sets('precedences', { owners: meetings, most: meetings });
	return before.map((after, i) => {
		const row = numbers.slice(3 * i, 3 * i + 3);
		const [one = 0, other = 0, session = 0] = row.map(({ value }) => value);
		const wrong = [one, other].some((person) => person < 1 || person > people);
		if (wrong || one === other || session < 1 || session > 3) {
			const says = `row ${i + 1} (${one}, ${other}, ${session}) does not name two of ${people} participants and a session 1, 2 or 3`;
			file.fail('requested', says, row[0]!.at);
		}
		if (after.includes(i + 1)) file.fail('precedences', `puts meeting ${i + 1} before itself`);
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

function readFixed(file: DznText, { meetings, slots }: Sizes): number[] {
	if (!file.has('fixed')) return Array.from({ length: meetings }, () => 0);
	const numbers = file.numbers('fixed');
	const beyond = numbers.find(({ value }) => value > slots);
	if (beyond) file.fail('fixed', `names slot ${beyond.value}; the last is ${slots}`, beyond.at);
	if (numbers.length !== meetings) {
		file.fail('fixed', `has ${numbers.length} numbers, not one for each of ${meetings} meetings`);
	}
	return numbers.map(({ value }) => value);
}
