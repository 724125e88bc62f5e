/** Each picks a slot when accepting, or a timetable is computed of all that was accepted. */
export const bookings = ['slot_on_acceptance', 'computed'] as const;
export type Booking = (typeof bookings)[number];

export const tableKinds = ['table', 'room', 'quiet', 'online'] as const;
export type TableKind = (typeof tableKinds)[number];

export type BrokerageSettings = {
	booking: Booking;
	requestsOpenAt: Date | null;
	requestsCloseAt: Date | null;
	slotMinutes: number;
	bufferMinutes: number;
	/** Days within which a request is answered, or expires. */
	answerDays: number;
	/** Days between two reminders of requests without an answer. */
	remindDays: number;
	autoAccept: boolean;
	mostMeetings: number | null;
	mostMeetingsDaily: number | null;
	mostRequests: number | null;
};

export const usualSettings: BrokerageSettings = {
	booking: 'computed',
	requestsOpenAt: null,
	requestsCloseAt: null,
	slotMinutes: 20,
	bufferMinutes: 5,
	answerDays: 7,
	remindDays: 3,
	autoAccept: false,
	mostMeetings: null,
	mostMeetingsDaily: null,
	mostRequests: null
};

type Window = Pick<BrokerageSettings, 'requestsOpenAt' | 'requestsCloseAt'>;

/** Before it there is no asking yet, after it no more. */
export function windowAt({ requestsOpenAt, requestsCloseAt }: Window, now: Date) {
	if (requestsOpenAt && now < requestsOpenAt) return 'not_yet';
	return requestsCloseAt && now >= requestsCloseAt ? 'over' : 'open';
}

/** Who may meet whom, by type of participant; where nothing is said, everybody may. */
export type MeetingRule = {
	askingTypeId: string;
	askedTypeId: string;
	mayMeet: boolean;
	/** The most meetings that one of the asking type may seek with the asked type. */
	most: number | null;
};

type Type = string | null;

export const findRule = (rules: readonly MeetingRule[], asking: Type, asked: Type) =>
	rules.find((rule) => rule.askingTypeId === asking && rule.askedTypeId === asked);

export const mayAsk = (rules: readonly MeetingRule[], asking: Type, asked: Type): boolean =>
	findRule(rules, asking, asked)?.mayMeet ?? true;

/** Types that can neither ask nor be asked by anybody: surely not what the organiser meant. */
export function typesWithoutAnyone(
	rules: readonly MeetingRule[],
	types: readonly string[]
): string[] {
	const meets = (one: string, other: string) =>
		mayAsk(rules, one, other) || mayAsk(rules, other, one);
	return types.filter((one) => !types.some((other) => meets(one, other)));
}
