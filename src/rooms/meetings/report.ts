import { fateOf, type Fate, type MarkKind, type OutcomeKind } from './meeting-result.ts';

/** What an organiser tells those who fund an event. Pure: counted from what there is. */
export type Known = {
	participants: readonly { id: string; country: string | null; sectors: readonly string[] }[];
	requests: readonly { askingId: string; askedId: string; answer: string | null }[];
	meetings: readonly {
		id: string;
		who: readonly string[];
		marks: readonly { markedBy: 'party' | 'desk'; mark: MarkKind; missingId: string | null }[];
		ratings: readonly number[];
		outcomes: readonly { outcome: OutcomeKind; amount: number | null; months: number }[];
	}[];
	/** Whether the event is over: what nobody marked is then unknown, not still to come. */
	isOver: boolean;
};

export type Report = {
	participants: number;
	requests: number;
	answered: number;
	accepted: number;
	/** Of all requests, as the field counts it. */
	acceptance: number | null;
	planned: number;
	fates: Record<Fate, number>;
	/** Of the meetings whose fate is known. */
	kept: number | null;
	perParticipant: number | null;
	withoutMeeting: number;
	rating: number | null;
	outcomes: Partial<Record<OutcomeKind, number>>;
	/** Of the latest word of each party, contracts with an amount. */
	amount: number;
};

export function reportOf({ participants, requests, meetings }: Known): Report {
	const answered = requests.filter(({ answer }) => answer === 'accepted' || answer === 'declined');
	const accepted = requests.filter(({ answer }) => answer === 'accepted').length;
	const fates: Record<Fate, number> = { held: 0, missed: 0, disputed: 0, unknown: 0 };
	for (const { marks } of meetings) fates[fateOf(marks)] += 1;
	const told = fates.held + fates.missed + fates.disputed;
	const met = new Set(meetings.flatMap(({ who }) => who));
	const ratings = meetings.flatMap((one) => one.ratings);
	const outcomes = meetings.flatMap((one) => one.outcomes);
	const seats = meetings.reduce((sum, { who }) => sum + who.length, 0);
	return {
		participants: participants.length,
		requests: requests.length,
		answered: answered.length,
		accepted,
		acceptance: share(accepted, requests.length),
		planned: meetings.length,
		fates,
		kept: share(fates.held, told),
		perParticipant: share(seats, participants.length),
		withoutMeeting: participants.filter(({ id }) => !met.has(id)).length,
		rating: share(
			ratings.reduce((sum, one) => sum + one, 0),
			ratings.length
		),
		outcomes: countBy(outcomes.map(({ outcome }) => outcome)),
		amount: outcomes.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
	};
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function countBy<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
	const counts: Partial<Record<Key, number>> = {};
	for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
	return counts;
}

export type Row = { key: string; participants: number; meetings: number; held: number };

/** The same by country, sector or anything else a participant has one or more of. */
export function groupsOf(
	{ participants, meetings }: Pick<Known, 'participants' | 'meetings'>,
	keysOf: (one: Known['participants'][number]) => readonly string[]
): Row[] {
	const rows = new Map<string, Row>();
	const keys = new Map(participants.map((one) => [one.id, keysOf(one)]));
	const rowOf = (key: string) => {
		const row = rows.get(key) ?? { key, participants: 0, meetings: 0, held: 0 };
		rows.set(key, row);
		return row;
	};
	for (const own of keys.values()) for (const key of own) rowOf(key).participants += 1;
	for (const { who, marks } of meetings) {
		const all = new Set(who.flatMap((id) => keys.get(id) ?? []));
		for (const key of all) {
			rowOf(key).meetings += 1;
			if (fateOf(marks) === 'held') rowOf(key).held += 1;
		}
	}
	return [...rows.values()].sort(
		(one, other) => other.meetings - one.meetings || one.key.localeCompare(other.key)
	);
}

/** How often each two groups met: the picture of who met whom. */
export function meetingsBetween(
	{ participants, meetings }: Pick<Known, 'participants' | 'meetings'>,
	keyOf: (one: Known['participants'][number]) => string | null,
	most = 12
): { keys: string[]; counts: number[][] } {
	const keys = groupsOf({ participants, meetings }, (one) =>
		[keyOf(one)].flatMap((key) => key ?? [])
	)
		.slice(0, most)
		.map(({ key }) => key);
	const place = new Map(keys.map((key, at) => [key, at]));
	const own = new Map(participants.map((one) => [one.id, place.get(keyOf(one) ?? '')]));
	const counts = keys.map(() => keys.map(() => 0));
	for (const { who } of meetings) {
		const [one, other] = who.map((id) => own.get(id));
		if (one === undefined || other === undefined) continue;
		counts[one]![other]! += 1;
		if (one !== other) counts[other]![one]! += 1;
	}
	return { keys, counts };
}

/** What the field reports of such events, to stand beside one's own figures. */
export const fieldFigures = {
	acceptance: [0.4, 0.6],
	perParticipant: [2, null],
	kept: [0.8, null],
	noShow: [0.1, 0.3]
} as const;
