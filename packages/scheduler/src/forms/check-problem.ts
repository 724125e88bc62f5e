/** What types cannot say of a problem: names that lead somewhere, numbers in reach, time in order. */
import { Complaint, type Whereabouts } from '../complaint.ts';
import type { Id, Participant, Problem, Table, Wish } from '../problem.ts';
import { checkSlots } from './check-slots.ts';
import { MOST, placeInProblem, show, type Fail, type Path } from './place.ts';
import { isHour, isZone } from './time-of-day.ts';

/**
 * Checks everything that the types leave open: sizes, ids given twice, ids that name nothing,
 * numbers that are not whole or out of reach, hours, zones, the order of time, circles of `after`.
 * @param placeOf says where in its own form a value stands; by default in the words of `Problem`.
 * @throws {Complaint} with the first failing, e.g. `meetings, entry 12, who: names "anna", who is
 * not among the participants`.
 */
export function checkProblem(
	problem: Problem,
	placeOf: (path: Path) => Whereabouts = placeInProblem
): void {
	const fail: Fail = (path, says) => {
		throw new Complaint(placeOf(path), says);
	};
	const names = listNames(problem, fail);
	checkSlots(problem.slots, fail);
	problem.participants.forEach((one, i) => checkParticipant(one, i, names, fail));
	checkHours(problem, fail);
	checkTables(problem.tables, names, fail);
	checkResources(problem, names, fail);
	const hosts = new Map(problem.tables.map(({ id, host }) => [String(id), host]));
	problem.meetings.forEach((wish, i) => checkWish(wish, i, { names, hosts }, fail));
	checkCircles(problem.meetings, fail);
	checkLimits(problem, names, fail);
	if (problem.spread !== undefined) checkWhole(problem.spread, ['spread'], fail);
	problem.aims?.forEach((aim, i, all) => {
		if (all.indexOf(aim) < i) fail(['aims', i], `is ${show(aim)}, which stands there already`);
	});
}

type ListName = 'slots' | 'tables' | 'participants' | 'meetings' | 'resources' | 'limits';
type Names = Record<ListName | 'groups', Set<string>>;

function listNames(problem: Problem, fail: Fail): Names {
	const namesOf = (list: ListName) => {
		const entries: { id?: Id }[] = problem[list] ?? [];
		checkCount(entries.length, MOST[list], [list], fail);
		return checkIds(entries, [list], fail);
	};
	return {
		slots: namesOf('slots'),
		tables: namesOf('tables'),
		participants: namesOf('participants'),
		meetings: namesOf('meetings'),
		resources: namesOf('resources'),
		limits: namesOf('limits'),
		groups: new Set(problem.participants.flatMap(({ groups = [] }) => groups))
	};
}

function checkCount(count: number, most: number, path: Path, fail: Fail): void {
	if (count > most) fail(path, `has ${count} entries; ${most} is the most`);
}

function checkIds(entries: { id?: Id }[], path: Path, fail: Fail): Set<string> {
	const seen = new Set<string>();
	entries.forEach(({ id }, i) => {
		if (id === undefined) return;
		if (id === '') fail([...path, i, 'id'], 'is empty');
		if (typeof id === 'number' && !Number.isSafeInteger(id)) {
			fail(
				[...path, i, 'id'],
				`is ${id}, not a whole number; put it in quotes to use it as a name`
			);
		}
		if (seen.has(String(id))) {
			fail([...path, i, 'id'], `is ${show(id)}, which an earlier one has already`);
		}
		seen.add(String(id));
	});
	return seen;
}

function checkWhole(value: number, path: Path, fail: Fail, least = 0): void {
	if (!Number.isInteger(value) || value < least) {
		fail(path, `is ${value}, not a whole number from ${least}`);
	}
	if (value > MOST.number) fail(path, `is ${value}; ${MOST.number} is the most`);
}

/** Every id of a list must be among the names. */
function checkKnown(
	ids: Id[] | undefined,
	path: Path,
	{ names, list }: { names: Names; list: ListName },
	fail: Fail
): void {
	const unknown = ids?.findIndex((id) => !names[list].has(String(id))) ?? -1;
	if (unknown < 0) return;
	const word = list === 'participants' ? 'who' : 'which';
	const of = list === 'meetings' ? 'wishes' : list;
	fail([...path, unknown], `names ${show(ids![unknown])}, ${word} is not among the ${of}`);
}

function checkParticipant(one: Participant, i: number, names: Names, fail: Fail): void {
	const slots = { names, list: 'slots' as const };
	checkKnown(one.unavailable, ['participants', i, 'unavailable'], slots, fail);
	checkKnown(one.preferred, ['participants', i, 'preferred'], slots, fail);
	const { delegates = [] } = one;
	checkCount(delegates.length, MOST.delegates, ['participants', i, 'delegates'], fail);
	checkIds(delegates, ['participants', i, 'delegates'], fail);
	delegates.forEach(({ unavailable }, d) =>
		checkKnown(unavailable, ['participants', i, 'delegates', d, 'unavailable'], slots, fail)
	);
}

function checkHours({ participants, slots }: Problem, fail: Fail): void {
	const timeless = slots.find(({ start }) => start === undefined);
	participants.forEach(({ hours }, i) => {
		if (!hours) return;
		const at = (field: string) => ['participants', i, 'hours', field];
		if (!isZone(hours.zone)) fail(at('zone'), `is ${show(hours.zone)}, not a known time zone`);
		for (const edge of ['from', 'to'] as const) {
			if (!isHour(hours[edge])) {
				fail(at(edge), `is ${show(hours[edge])}, not an hour such as "09:30"`);
			}
		}
		if (hours.to <= hours.from) fail(at('to'), `is ${hours.to}, not later than ${hours.from}`);
		if (timeless) fail(at('from'), `needs slots with a start; slot ${show(timeless.id)} has none`);
	});
}

function checkTables(tables: Table[], names: Names, fail: Fail): void {
	const homes = new Map<string, Id>();
	tables.forEach(({ id, slots, host, seats }, i) => {
		checkKnown(slots, ['tables', i, 'slots'], { names, list: 'slots' }, fail);
		if (seats !== undefined) checkWhole(seats, ['tables', i, 'seats'], fail, 1);
		if (host === undefined) return;
		if (!names.participants.has(String(host))) {
			fail(['tables', i, 'host'], `names ${show(host)}, who is not among the participants`);
		}
		const home = homes.get(String(host));
		if (home !== undefined) {
			fail(['tables', i, 'host'], `is ${show(host)}, who stays at table ${show(home)} already`);
		}
		homes.set(String(host), id);
	});
}

function checkResources({ resources = [] }: Problem, names: Names, fail: Fail): void {
	resources.forEach(({ capacity = 1, unavailable }, i) => {
		checkWhole(capacity, ['resources', i, 'capacity'], fail);
		checkKnown(unavailable, ['resources', i, 'unavailable'], { names, list: 'slots' }, fail);
	});
}

function checkWish(
	wish: Wish,
	i: number,
	{ names, hosts }: { names: Names; hosts: Map<string, Id | undefined> },
	fail: Fail
): void {
	const at = (field: string): Path => ['meetings', i, field];
	const people = wish.who.map(String);
	if (people.length === 0) fail(at('who'), 'names nobody');
	checkKnown(wish.who, at('who'), { names, list: 'participants' }, fail);
	if (new Set(people).size < people.length) {
		const twice = people.findIndex((id, place) => people.indexOf(id) < place);
		fail([...at('who'), twice], `names ${show(wish.who[twice])} twice`);
	}
	if (wish.weight !== undefined) checkWhole(wish.weight, at('weight'), fail);
	const one = (id: Id | undefined) => (id === undefined ? undefined : [id]);
	checkKnown(one(wish.slot), at('slot'), { names, list: 'slots' }, fail);
	checkKnown(one(wish.table), at('table'), { names, list: 'tables' }, fail);
	checkKnown(wish.after, at('after'), { names, list: 'meetings' }, fail);
	checkKnown(wish.resources, at('resources'), { names, list: 'resources' }, fail);
	const host = wish.table === undefined ? undefined : hosts.get(String(wish.table));
	if (host !== undefined && !people.includes(String(host))) {
		fail(at('table'), `is the own table of ${show(host)}, who is not in this meeting`);
	}
}

/** No wish may come, over others, after itself. */
function checkCircles(wishes: Wish[], fail: Fail): void {
	const placeOf = new Map(wishes.map(({ id }, i) => [String(id), i]));
	const before = wishes.map(({ after = [] }) => after.map((id) => placeOf.get(String(id))!));
	const later: number[][] = wishes.map(() => []);
	before.forEach((list, i) => list.forEach((earlier) => later[earlier]!.push(i)));
	const waits = before.map((list) => list.length);
	const free = waits.flatMap((count, i) => (count === 0 ? [i] : []));
	for (let wish = free.pop(); wish !== undefined; wish = free.pop()) {
		for (const next of later[wish]!) if (--waits[next]! === 0) free.push(next);
	}
	const stuck = waits.findIndex((count) => count > 0);
	if (stuck < 0) return;
	const circle = circleFrom(stuck, (wish) => before[wish]!.find((one) => waits[one]! > 0)!);
	const told = circle.slice(0, 6).map((wish) => show(wishes[wish]!.id));
	if (circle.length > 6) told.push('…');
	told.push(show(wishes[circle[0]!]!.id));
	fail(['meetings', circle[0]!, 'after'], `stands in a circle: ${told.join(' after ')}`);
}

function circleFrom(start: number, next: (wish: number) => number): number[] {
	const stepOf = new Map<number, number>();
	const path: number[] = [];
	let wish = start;
	while (!stepOf.has(wish)) {
		stepOf.set(wish, path.length);
		path.push(wish);
		wish = next(wish);
	}
	return path.slice(stepOf.get(wish));
}

function checkLimits({ limits = [] }: Problem, names: Names, fail: Fail): void {
	limits.forEach((limit, i) => {
		checkWhole(limit.most, ['limits', i, 'most'], fail);
		for (const side of ['of', 'with'] as const) {
			const name = limit[side];
			if (name === undefined) continue;
			if (names.participants.has(String(name)) || names.groups.has(String(name))) continue;
			const says = `names ${show(name)}, which is neither a participant nor a group of one`;
			fail(['limits', i, side], says);
		}
	});
}
