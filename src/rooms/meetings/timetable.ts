import { wallTime } from '#platform/wall-time.ts';
import type { AimName, Limit, Problem, Resource, Slot, Table, Wish } from '#scheduler';
import type { TableKind } from './brokerage.ts';
import type { Half } from './participant.ts';
import { lendSpecialists, needInterpreter, type Specialist } from './specialist.ts';

/** What a timetable is computed from, as the event has it. */
export type Given = {
	name: string;
	timeZone: string;
	slots: readonly { id: string; blockId: string; startsAt: Date; endsAt: Date }[];
	tables: readonly {
		id: string;
		kind: TableKind;
		hostId: string | null;
		seats: number | null;
		absent: readonly string[];
	}[];
	participants: readonly {
		id: string;
		name: string;
		participantTypeId: string | null;
		half: Half | null;
		isOnline: boolean;
		mostMeetings: number | null;
		languages: readonly string[];
	}[];
	/** Interpreters and experts, each at one meeting at a time. */
	specialists: readonly Specialist[];
	absences: ReadonlyMap<string, ReadonlySet<string>>;
	wishes: readonly Wished[];
	limits: {
		mostMeetings: number | null;
		mostMeetingsDaily: number | null;
		between: readonly { askingTypeId: string; askedTypeId: string; most: number }[];
	};
	aims?: readonly AimName[];
	/** Slots that have begun, where a timetable is mended: what is held in them stays as it is. */
	past?: ReadonlySet<string>;
};

/** A meeting both have agreed to, or the organiser has set. */
export type Wished = {
	id: string;
	who: readonly string[];
	/** How many of the two say they must, or want to, meet. */
	weight: number;
	pinned: { slotId: string; tableId: string | null } | null;
	isMust: boolean;
	/** Interpreters and experts whom the organiser has asked for. */
	needs: readonly string[];
	/** Those who are at the meeting as it stands, and its slot. */
	standing: readonly string[];
	slotId: string | null;
};

/** The event in the scheduler's words. Pure: the same event gives the same problem. */
export function problemOf(given: Given): Problem {
	const slots = slotsOf(given);
	const resources = resourcesOf(given);
	const lent = lentIn(given);
	const isSpeechless = speechlessIn(given);
	// Without an interpreter at the event nobody asks what people speak: they get along somehow.
	const isInterpreted = !given.past && hasInterpreter(given);
	const online = new Set(given.participants.flatMap((one) => (one.isOnline ? [one.id] : [])));
	return {
		name: given.name,
		slots,
		tables: given.tables.map((table) => tableOf(table, slots)),
		participants: given.participants.map((one) => ({
			id: one.id,
			name: one.name,
			...(one.half && { half: one.half }),
			unavailable: [...(given.absences.get(one.id) ?? [])],
			...(isInterpreted && one.languages.length > 0 && { languages: [...one.languages] }),
			...(one.participantTypeId && { groups: [`type:${one.participantTypeId}`] })
		})),
		meetings: given.wishes.map((wish) => {
			const resources = lent.get(wish.id) ?? [];
			const isMute = isSpeechless(wish, resources);
			const kept = isMute && !given.past ? { ...wish, pinned: null } : wish;
			return {
				...wishOf(released(kept, given, resources), online),
				...(resources.length > 0 && { resources: [...resources] }),
				// What stands is held all the same.
				...(given.past && isMute && wish.slotId === null && { kind: 'never' as const })
			};
		}),
		...(resources && { resources }),
		limits: limitsOf(given),
		...(given.aims && { aims: [...given.aims] })
	};
}

/** Interpreters and experts as the scheduler shares them out; nothing where there are none. */
export const resourcesOf = ({ specialists }: Given): Resource[] | undefined =>
	specialists.length === 0
		? undefined
		: specialists.map(({ id, kind, name, languages, absent }) => ({
				...{ id, name, unavailable: absent.toSorted() },
				...(kind === 'interpreter' && { languages: [...languages] })
			}));

const hasInterpreter = ({ specialists }: Given): boolean =>
	specialists.some(({ kind }) => kind === 'interpreter');

const tonguesOf = ({ participants }: Given) =>
	new Map(participants.map(({ id, languages }) => [id, languages]));

function lentIn(given: Given): Map<string, readonly string[]> {
	const { wishes, specialists, slots, past } = given;
	if (specialists.length === 0) return new Map();
	const [over, open] = partition(wishes, ({ slotId }) => past?.has(slotId ?? '') ?? false);
	const lent = lendSpecialists(open, specialists, {
		tongues: tonguesOf(given),
		slots: slots.length
	});
	return new Map([...lent, ...over.map(({ id, standing }) => [id, standing] as const)]);
}

const partition = <One>(all: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] => [
	all.filter(isFirst),
	all.filter((one) => !isFirst(one))
];

/** Whether a wish has neither a language in common nor an interpreter; none has to where no interpreter is at the event. */
function speechlessIn(given: Given): (wish: Wished, resources: readonly string[]) => boolean {
	if (!hasInterpreter(given)) return () => false;
	const tongues = tonguesOf(given);
	const interpreters = new Set(
		given.specialists.flatMap(({ id, kind }) => (kind === 'interpreter' ? [id] : []))
	);
	return ({ who }, resources) =>
		needInterpreter(who, tongues) && !resources.some((id) => interpreters.has(id));
}

function slotsOf({ slots, timeZone }: Given): Slot[] {
	return slots.map(({ id, blockId, startsAt, endsAt }) => {
		const wall = wallTime(timeZone, startsAt);
		return {
			id,
			day: wall.slice(0, 10),
			half: wall.slice(11) < '12:30' ? 'morning' : 'afternoon',
			block: blockId,
			start: startsAt.toISOString(),
			end: endsAt.toISOString()
		};
	});
}

function tableOf(
	{ id, kind, hostId, seats, absent }: Given['tables'][number],
	slots: Slot[]
): Table {
	const gone = new Set(absent);
	return {
		id,
		// Without a kind a wish would take any table, one online too.
		kind: placeKind(kind === 'online'),
		...(hostId && { host: hostId }),
		...(seats && { seats }),
		...(gone.size > 0 && {
			slots: slots.flatMap((slot) => (gone.has(String(slot.id)) ? [] : [slot.id]))
		})
	};
}

/** A pin holds nobody where they cannot be. */
function released(wish: Wished, given: Given, resources: readonly string[]): Wished {
	const { absences, tables, specialists, past } = given;
	const { pinned, who } = wish;
	if (!pinned) return wish;
	const { slotId, tableId } = pinned;
	const isAway = who.some((id) => absences.get(id)?.has(slotId));
	const isGone = tables.some(({ id, absent }) => id === tableId && absent.includes(slotId));
	const isLost = specialists.some(
		({ id, absent }) => resources.includes(id) && absent.includes(slotId) && !past?.has(slotId)
	);
	return isAway || isGone || isLost ? { ...wish, pinned: null } : wish;
}

function wishOf({ id, who, weight, pinned, isMust }: Wished, online: ReadonlySet<string>): Wish {
	return {
		id,
		who: [...who],
		weight,
		kind: pinned || isMust ? 'must' : 'accepted',
		...(pinned && { slot: pinned.slotId }),
		...(pinned?.tableId && { table: pinned.tableId }),
		...(!pinned && { tableKind: placeKind(who.some((one) => online.has(one))) })
	};
}

const placeKind = (isOnline: boolean): string => (isOnline ? 'online' : 'place');

function limitsOf({ limits, participants }: Given): Limit[] {
	const { mostMeetings, mostMeetingsDaily, between } = limits;
	return [
		...(mostMeetings !== null ? [{ id: 'event', most: mostMeetings }] : []),
		...(mostMeetingsDaily !== null
			? [{ id: 'day', most: mostMeetingsDaily, per: 'day' as const }]
			: []),
		...participants.flatMap(({ id, mostMeetings: most }) =>
			most === null ? [] : [{ id: `own:${id}`, of: id, most }]
		),
		...between.map(({ askingTypeId, askedTypeId, most }) => ({
			id: `between:${askingTypeId}:${askedTypeId}`,
			of: `type:${askingTypeId}`,
			with: `type:${askedTypeId}`,
			most
		}))
	];
}

/** A mutual wish weighs more than one that was agreed to; three is the most. */
export function weightOf(stances: readonly (string | undefined)[]): number {
	if (stances.includes('must')) return 3;
	return stances.includes('want') ? 2 : 1;
}
