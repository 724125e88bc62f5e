/** A brokerage event as large as a real one, with people as they are. */
import { Dice } from '../dice.ts';
import type { Delegate, Id, Participant, Problem, Resource, Slot, Wish } from '../problem.ts';
import { makeSlots } from '../slots.ts';
import { drawDegrees, joinPairs, pick } from './draw.ts';

const PEOPLE = 206;
const WISHES = 450;
const MOST = 14;
/** A delegation from one region, and the meetings that its members have together. */
const DELEGATION = { people: 6, meetings: 23 };
const HOSTS = 6;
const TABLES = 40;

/** Where coordinators come from, how many in a hundred, and the language of those without English. */
const COUNTRIES: [string, number, string][] = [
	['de', 34, 'de'],
	['pl', 22, 'pl'],
	['se', 9, 'sv'],
	['dk', 9, 'da'],
	['fi', 7, 'fi'],
	['lt', 6, 'lt'],
	['lv', 5, 'lv'],
	['ee', 4, 'et'],
	['no', 4, 'no']
];

/**
 * A meeting of cluster coordinators in Berlin: 206 participants, 450 wishes (three of them nevers),
 * 30 slots over two days, 40 tables, six of them the own tables of hosts. Some arrive late, leave
 * early, speak in a session, come for one day or one half; some bring delegates; a few speak no
 * English and need one of two interpreters; some meetings must be, have more weight or a time of
 * their own. The first six are a delegation with 23 meetings. Not every wish can surely be held, but
 * the musts can each for itself.
 */
export function brokerageEvent(seed: number): Problem {
	const dice = new Dice(seed);
	const slots = slotsInBerlin();
	const participants = Array.from({ length: PEOPLE }, (_, i) => drawParticipant(dice, i, slots));
	const meetings = drawWishes(dice, participants, slots);
	const tables = Array.from({ length: TABLES }, (_, i) => ({
		id: i + 1,
		kind: i < TABLES - 8 ? 'round' : 'quiet',
		...(i < HOSTS ? { host: `c${20 + 30 * i}` } : {})
	}));
	return {
		name: 'Cluster to cluster, Berlin',
		slots,
		tables,
		participants,
		meetings,
		resources: drawInterpreters(slots),
		limits: [
			{ id: 'ten a day', most: 10, per: 'day' },
			{ id: 'compatriots', of: 'delegation', with: 'country:pl', most: 2 }
		]
	};
}

function slotsInBerlin(): Slot[] {
	const blocks = [
		{ from: '09:30', to: '12:00', name: 'before lunch' },
		{ from: '13:00', to: '16:45', name: 'after lunch' }
	];
	const days = ['2014-09-23', '2014-09-24'];
	return makeSlots({
		days: days.map((date) => ({ date, zone: 'Europe/Berlin', blocks })),
		minutes: 20,
		buffer: 5
	});
}

const isIn = (dice: Dice, percent: number) => dice.share() * 100 < percent;

function drawParticipant(dice: Dice, i: number, slots: Slot[]): Participant {
	const [country, , tongue] =
		i < DELEGATION.people
			? COUNTRIES[1]!
			: COUNTRIES[
					drawWeighted(
						dice,
						COUNTRIES.map(([, share]) => share)
					)
				]!;
	const unavailable = drawAbsence(dice, slots);
	const hasEnglish = i < DELEGATION.people || isIn(dice, 95);
	const delegates = isIn(dice, 6) ? drawDelegates(dice, slots) : undefined;
	const likes = isIn(dice, 10) ? pick(dice, ['before lunch', 'after lunch']) : undefined;
	return {
		id: `c${i + 1}`,
		name: `Cluster ${i + 1} (${country.toUpperCase()})`,
		...(unavailable.length > 0 ? { unavailable } : {}),
		...(likes ? { preferred: idsOf(slots.filter(({ block }) => block === likes)) } : {}),
		...(unavailable.length === 0 && isIn(dice, 8)
			? { half: pick(dice, ['morning', 'afternoon'] as const) }
			: {}),
		languages: hasEnglish ? [...new Set(['en', tongue])] : [tongue],
		groups: [`country:${country}`, ...(i < DELEGATION.people ? ['delegation'] : [])],
		...(delegates ? { delegates } : {}),
		...(delegates && isIn(dice, 40) ? { together: true } : {})
	};
}

function drawWeighted(dice: Dice, shares: number[]): number {
	let left = dice.below(shares.reduce((all, share) => all + share, 0));
	return shares.findIndex((share) => (left -= share) < 0);
}

const idsOf = (slots: Slot[]): Id[] => slots.map(({ id }) => id);

/** Late, early, one day only, or on the stage; most are there all the time. */
function drawAbsence(dice: Dice, slots: Slot[]): Id[] {
	const [first, second] = [slots.slice(0, slots.length / 2), slots.slice(slots.length / 2)];
	const away = new Set<Id>();
	const miss = (missed: Slot[]) => idsOf(missed).forEach((id) => away.add(id));
	const lot = dice.below(100);
	if (lot < 15) miss(first.slice(0, 2 + dice.below(6)));
	else if (lot < 33) miss(second.slice(second.length - 2 - dice.below(6)));
	else if (lot < 38) miss(dice.below(2) === 0 ? first : second);
	if (isIn(dice, 9)) {
		const from = dice.below(slots.length - 3);
		miss(slots.slice(from, from + 2 + dice.below(2)));
	}
	return idsOf(slots).filter((id) => away.has(id));
}

function drawDelegates(dice: Dice, slots: Slot[]): Delegate[] {
	return Array.from({ length: 2 + dice.below(2) }, (_, i) => {
		const away = i > 0 && isIn(dice, 40) ? slots.slice(slots.length / 2) : [];
		return { id: i + 1, ...(away.length > 0 ? { unavailable: idsOf(away) } : {}) };
	});
}

function drawInterpreters(slots: Slot[]): Resource[] {
	const lunch = slots.filter((_, i) => i % 15 === 6);
	return [
		{
			id: 'anna',
			name: 'Anna, interpreter',
			languages: ['pl', 'de', 'en', 'lt'],
			unavailable: idsOf(lunch)
		},
		{
			id: 'lars',
			name: 'Lars, interpreter',
			languages: ['sv', 'da', 'no', 'fi', 'et', 'lv', 'de', 'en']
		}
	];
}

function drawWishes(dice: Dice, participants: Participant[], slots: Slot[]): Wish[] {
	const open = participants.map((one) => openSlots(one, slots));
	const pairs = drawPairs(dice, open);
	const wishes = pairs.map(([one, other], i): Wish => {
		const kind = isIn(dice, 40) ? 'accepted' : 'requested';
		const both = [...open[one]!].filter((id) => open[other]!.has(id));
		const isEasy = both.length >= 10 && shareTongue(participants[one]!, participants[other]!);
		const isMust = isEasy && isIn(dice, 6);
		return {
			id: i + 1,
			who: [participants[one]!.id, participants[other]!.id],
			weight: kind === 'accepted' ? 3 : 1 + dice.below(2),
			kind: isMust ? 'must' : kind,
			...(isEasy && !isMust && isIn(dice, 5)
				? { half: pick(dice, ['morning', 'afternoon'] as const) }
				: {}),
			...(isIn(dice, 3) ? { tableKind: 'quiet' } : {})
		};
	});
	for (let i = 0; i < 3; i++) pick(dice, wishes).kind = 'never';
	return wishes;
}

function openSlots({ unavailable = [], half }: Participant, slots: Slot[]): Set<Id> {
	return new Set(
		idsOf(slots.filter((slot) => half === undefined || slot.half === half)).filter(
			(id) => !unavailable.includes(id)
		)
	);
}

const shareTongue = (one: Participant, other: Participant) =>
	one.languages!.some((tongue) => other.languages!.includes(tongue));

/** The delegation's own meetings first, all with others; nobody has more than time allows. */
function drawPairs(dice: Dice, open: Set<Id>[]): [number, number][] {
	const { people, meetings } = DELEGATION;
	const others = drawDegrees(dice, {
		people: PEOPLE - people,
		meetings: WISHES - meetings,
		most: MOST
	});
	const pairs = joinPairs(dice, others, MOST).map(([one, other]): [number, number] => [
		one + people,
		other + people
	]);
	const has = new Int32Array(PEOPLE);
	pairs.forEach((pair) => pair.forEach((person) => has[person]!++));
	const met = new Set<string>();
	for (let i = 0; i < meetings;) {
		const guest = people + dice.below(PEOPLE - people);
		const member = i % people;
		if (met.has(`${member} ${guest}`) || has[guest]! >= 0.6 * open[guest]!.size) continue;
		met.add(`${member} ${guest}`);
		has[guest]!++;
		pairs.push([member, guest]);
		i++;
	}
	return pairs;
}
