import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { Booking, TableKind } from './brokerage.ts';
import type { Half, Stance } from './participant.ts';
import type { Answer } from './request.ts';
import type { BoardStep, BoardChangeKind } from './board.ts';
import type { MarkKind, Months, OutcomeKind } from './meeting-result.ts';
import type { MeetingOrigin } from './meeting.ts';
import type { PresenceKind, Whom } from './presence.ts';
import type { Specialist } from './specialist.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;
type JsonOrNull = ColumnType<unknown, string | null, string | null>;

export type BrokerageTable = {
	eventId: string;
	booking: Generated<Booking>;
	requestsOpenAt: Date | null;
	requestsCloseAt: Date | null;
	slotMinutes: Generated<number>;
	bufferMinutes: Generated<number>;
	answerDays: Generated<number>;
	remindDays: Generated<number>;
	autoAccept: Generated<boolean>;
	mostMeetings: number | null;
	mostMeetingsDaily: number | null;
	mostRequests: number | null;
	edition: Generated<number>;
	openedAt: Written;
};

export type MeetingBlockTable = { id: string; eventId: string; startsAt: Date; endsAt: Date };

export type MeetingSlotTable = {
	id: string;
	eventId: string;
	blockId: string;
	startsAt: Date;
	endsAt: Date;
};

export type MeetingTableTable = {
	id: string;
	eventId: string;
	name: string;
	kind: Generated<TableKind>;
	seats: number | null;
	hostId: string | null;
	onlineUrl: string | null;
	position: Generated<number>;
};

/** Whose agenda has changed and is still to be told. */
export type AgendaChangeTable = {
	participantId: string;
	eventId: string;
	firstAt: Date;
	lastAt: Date;
};

export type TableAbsenceTable = { tableId: string; slotId: string };

export type MeetingRuleTable = {
	eventId: string;
	askingTypeId: string;
	askedTypeId: string;
	mayMeet: Generated<boolean>;
	most: number | null;
};

export type DelegationTable = {
	id: string;
	eventId: string;
	name: string;
	ledByKind: 'cluster' | 'organisation' | null;
	ledById: string | null;
	region: string | null;
	programme: string | null;
};

export type DelegationMemberTable = {
	delegationId: string;
	participantId: string;
	travelSupport: number | null;
	currency: Generated<string>;
	note: string | null;
};

export type ParticipantTable = {
	id: string;
	eventId: string;
	registrationId: string;
	textLocale: Locale;
	offers: Generated<string>;
	seeks: Generated<string>;
	offerSectors: Generated<string[]>;
	seekSectors: Generated<string[]>;
	languages: Generated<string[]>;
	country: string | null;
	isShown: Generated<boolean>;
	autoAccept: Generated<boolean>;
	mostMeetings: number | null;
	half: Half | null;
	isOnline: Generated<boolean>;
	joinedAt: Written;
	changedAt: Written;
	edition: Generated<number>;
};

export type ParticipantAbsenceTable = { participantId: string; slotId: string };

export type ParticipantStanceTable = {
	participantId: string;
	otherId: string;
	stance: Stance;
	takenAt: Written;
};

export type MeetingRequestTable = {
	id: string;
	eventId: string;
	askingId: string;
	askedId: string;
	slotId: string | null;
	message: Generated<string>;
	messageLocale: Locale;
	askedAt: Date;
	askedById: string | null;
	expiresAt: Date;
	remindedAt: Date | null;
	reminders: Generated<number>;
	/** Set where nothing may come of it any more, so that the pair may ask anew. */
	closedAt: Date | null;
};

export type RequestAnswerTable = {
	requestId: string;
	answer: Answer;
	answeredAt: Date;
	answeredById: string | null;
	note: Generated<string>;
};

export type TimetableTable = {
	id: string;
	eventId: string;
	kind: 'computed' | 'repaired';
	beganAt: Date;
	beganById: string | null;
	endedAt: Date | null;
	failure: string | null;
	seconds: number | null;
	seed: Generated<number>;
	progress: ColumnType<unknown, string | undefined, string>;
	problem: JsonOrNull;
	answer: JsonOrNull;
	verdict: JsonOrNull;
	figures: JsonOrNull;
};

export type TimetablePublicationTable = {
	timetableId: string;
	eventId: string;
	publishedAt: Date;
	publishedById: string | null;
};

export type MeetingTable = {
	id: string;
	eventId: string;
	requestId: string | null;
	origin: MeetingOrigin;
	slotId: string | null;
	tableId: string | null;
	isPinned: Generated<boolean>;
	arrangedAt: Date;
	arrangedById: string | null;
	calledOffAt: Date | null;
	calledOffById: string | null;
	calledOffReason: string | null;
	edition: Generated<number>;
};

/** `slotId` is empty for a meeting called off, so that the slot is free again. */
export type MeetingPartyTable = { meetingId: string; participantId: string; slotId: string | null };

export type SpecialistTable = Pick<Specialist, 'id' | 'kind' | 'name'> & {
	eventId: string;
	languages: Generated<string[]>;
};

export type SpecialistAbsenceTable = { specialistId: string; slotId: string };
export type RequestSpecialistTable = { requestId: string; specialistId: string };
/** Only meetings that stand have somebody. */
export type MeetingSpecialistTable = { meetingId: string; specialistId: string; slotId: string };

export type BoardChangeTable = {
	id: string;
	eventId: string;
	kind: BoardChangeKind;
	at: Date;
	byId: string | null;
	steps: Json<BoardStep[]>;
	takenBackAt: Date | null;
	takenBackById: string | null;
};

/** About one of the three. */
export type PresenceNoteTable = Record<`${Whom['kind']}Id`, string | null> & {
	id: string;
	eventId: string;
	kind: PresenceKind;
	untilSlotId: string | null;
	fromSlotId: string | null;
	at: Date;
	byId: string | null;
	endedAt: Date | null;
};

export type MeetingMarkTable = {
	id: string;
	meetingId: string;
	markedBy: 'party' | 'desk';
	participantId: string | null;
	mark: MarkKind;
	missingId: string | null;
	at: Date;
	byId: string | null;
};

export type MeetingReviewTable = {
	meetingId: string;
	participantId: string;
	rating: number | null;
	note: Generated<string>;
	writtenAt: Date;
};

export type MeetingOutcomeTable = {
	meetingId: string;
	participantId: string;
	months: Months;
	outcome: OutcomeKind;
	amount: number | null;
	currency: string | null;
	toldAt: Date;
};

export type OutcomeQuestionTable = {
	meetingId: string;
	participantId: string;
	months: Months;
	tokenDigest: string;
	askedAt: Date;
};

export type FollowUpTaskTable = {
	id: string;
	meetingId: string;
	participantId: string;
	what: string;
	dueOn: string | null;
	doneAt: Date | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		brokerage: BrokerageTable;
		meetingBlock: MeetingBlockTable;
		meetingSlot: MeetingSlotTable;
		meetingTable: MeetingTableTable;
		tableAbsence: TableAbsenceTable;
		agendaChange: AgendaChangeTable;
		meetingRule: MeetingRuleTable;
		delegation: DelegationTable;
		delegationMember: DelegationMemberTable;
		participant: ParticipantTable;
		participantAbsence: ParticipantAbsenceTable;
		participantStance: ParticipantStanceTable;
		meetingRequest: MeetingRequestTable;
		requestAnswer: RequestAnswerTable;
		timetable: TimetableTable;
		timetablePublication: TimetablePublicationTable;
		meeting: MeetingTable;
		meetingParty: MeetingPartyTable;
		specialist: SpecialistTable;
		specialistAbsence: SpecialistAbsenceTable;
		requestSpecialist: RequestSpecialistTable;
		meetingSpecialist: MeetingSpecialistTable;
		boardChange: BoardChangeTable;
		presenceNote: PresenceNoteTable;
		meetingMark: MeetingMarkTable;
		meetingReview: MeetingReviewTable;
		meetingOutcome: MeetingOutcomeTable;
		outcomeQuestion: OutcomeQuestionTable;
		followUpTask: FollowUpTaskTable;
	}
}
