import type { MeetingOrigin } from './meeting.ts';

export type BoardChangeKind =
	'moved' | 'pinned' | 'called_off' | 'arranged' | 'repaired' | 'published';

export type Spot = {
	slotId: string | null;
	tableId: string | null;
	/** Interpreters and experts at it; what was kept before there were any has none. */
	specialistIds?: readonly string[];
};

/** What one change did to one meeting; `null` where there was, or is, no meeting. */
export type BoardStep = {
	meetingId: string;
	before: Spot | null;
	after: Spot | null;
	/** What a meeting is made of that was not there before. */
	made?: { requestId: string | null; who: string[]; origin: MeetingOrigin };
};

/** The way back, last step first. */
export const reversed = (steps: readonly BoardStep[]): BoardStep[] =>
	steps
		.map(({ meetingId, before, after }) => ({ meetingId, before: after, after: before }))
		.reverse();

export const isSameSpot = (one: Spot | null, other: Spot | null): boolean =>
	one === null || other === null
		? one === other
		: one.slotId === other.slotId &&
			one.tableId === other.tableId &&
			namesOf(one) === namesOf(other);

const namesOf = ({ specialistIds = [] }: Spot): string => specialistIds.toSorted().join();

export type BoardMeeting = {
	id: string;
	slotId: string;
	tableId: string | null;
	who: string[];
	specialistIds?: readonly string[];
};

export type BoardView = {
	/** In the order of time; `day` keeps the mornings of two days apart. */
	slots: readonly { id: string; day: string; isOver: boolean }[];
	tables: readonly {
		id: string;
		hostId: string | null;
		isOnline: boolean;
	}[];
	/** person, table or specialist → slots in which they are not there */
	absences: Readonly<Record<string, readonly string[]>>;
	meetings: readonly BoardMeeting[];
};

export type Hindrance =
	| { word: 'participant_taken'; participantId: string; meetingId: string }
	| { word: 'participant_absent'; participantId: string }
	| { word: 'specialist_taken'; specialistId: string }
	| { word: 'table_taken'; meetingId: string }
	| { word: 'table_absent' }
	| { word: 'table_of_another_host'; participantId: string }
	| { word: 'slot_over' };

export type Consequences = {
	/** What forbids the move; none: it may be dropped. */
	hindrances: Hindrance[];
	/** Idle slots between meetings, after less before, for each of the two. */
	idle: { participantId: string; change: number }[];
};

/** What would come of a move, before it is made. */
export function consequencesOf(view: BoardView, meeting: BoardMeeting, to: Spot): Consequences {
	const others = view.meetings.filter(({ id }) => id !== meeting.id);
	return {
		hindrances: hindrancesOf(view, others, meeting, to),
		idle: meeting.who.flatMap((participantId) => {
			const own = others.filter(({ who }) => who.includes(participantId));
			const idleWith = (slotId: string) => idleSlots(view, [...own.map((m) => m.slotId), slotId]);
			const change = idleWith(to.slotId ?? '') - idleWith(meeting.slotId);
			return change === 0 ? [] : [{ participantId, change }];
		})
	};
}

function hindrancesOf(
	{ slots, tables, absences }: BoardView,
	others: readonly BoardMeeting[],
	meeting: BoardMeeting,
	{ slotId, tableId }: Spot
): Hindrance[] {
	const slot = slots.find(({ id }) => id === slotId);
	const table = tables.find(({ id }) => id === tableId);
	const there = others.filter((other) => other.slotId === slotId);
	const atTable = there.find((other) => tableId !== null && other.tableId === tableId);
	const host = table?.hostId;
	const isAbsent = (id: string) => slotId !== null && (absences[id]?.includes(slotId) ?? false);
	return [
		...(!slot || slot.isOver ? [{ word: 'slot_over' } as const] : []),
		...meeting.who.flatMap((participantId): Hindrance[] => {
			const busy = there.find(({ who }) => who.includes(participantId));
			if (busy) return [{ word: 'participant_taken', participantId, meetingId: busy.id }];
			return isAbsent(participantId) ? [{ word: 'participant_absent', participantId }] : [];
		}),
		...(meeting.specialistIds ?? []).flatMap((specialistId): Hindrance[] => {
			const isBusy = there.some(({ specialistIds }) => specialistIds?.includes(specialistId));
			return isBusy || isAbsent(specialistId) ? [{ word: 'specialist_taken', specialistId }] : [];
		}),
		...(atTable ? [{ word: 'table_taken', meetingId: atTable.id } as const] : []),
		...(table && isAbsent(table.id) ? [{ word: 'table_absent' } as const] : []),
		...(host && !meeting.who.includes(host)
			? [{ word: 'table_of_another_host', participantId: host } as const]
			: [])
	];
}

/** Slots without a meeting between the first and the last one of each day. */
export function idleSlots({ slots }: Pick<BoardView, 'slots'>, taken: readonly string[]): number {
	const places = new Map(slots.map(({ id, day }, at) => [id, { at, day }]));
	const byDay = Map.groupBy(
		taken.flatMap((id) => places.get(id) ?? []),
		({ day }) => day
	);
	return [...byDay.values()].reduce((sum, own) => {
		const at = own.map((place) => place.at);
		return sum + Math.max(...at) - Math.min(...at) + 1 - new Set(at).size;
	}, 0);
}

/** The table for a meeting in another slot: its own, if that is free there, else the first free one. */
export function tableFor(
	view: BoardView,
	meeting: BoardMeeting,
	slotId: string
): string | null | undefined {
	const taken = new Set(
		view.meetings.flatMap((other) =>
			other.id !== meeting.id && other.slotId === slotId && other.tableId ? [other.tableId] : []
		)
	);
	const isFree = ({ id, hostId }: BoardView['tables'][number]) =>
		!taken.has(id) &&
		!view.absences[id]?.includes(slotId) &&
		(!hostId || meeting.who.includes(hostId));
	const own = view.tables.find(({ id }) => id === meeting.tableId);
	if (!own && meeting.tableId === null) return null;
	if (own && isFree(own)) return own.id;
	return view.tables.find((table) => table.isOnline === own?.isOnline && isFree(table))?.id;
}

/** Which meeting stands where: `<table or person> <slot>` → meeting. */
export function placesOf<Meeting extends BoardMeeting>(
	meetings: readonly Meeting[],
	rows: 'tables' | 'people'
): Map<string, Meeting> {
	return new Map(
		meetings.flatMap((meeting) =>
			(rows === 'tables' ? [meeting.tableId] : meeting.who).map(
				(row) => [`${row} ${meeting.slotId}`, meeting] as const
			)
		)
	);
}
