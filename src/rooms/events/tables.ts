import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type {
	Admission,
	Emblem,
	EventKind,
	EventMode,
	OrganiserRole,
	OwnerKind,
	Texts
} from './event.ts';
import type { Option, QuestionKind, Stage } from './question.ts';
import type { RegistrationState } from './registration.ts';
import type { SessionKind, SessionText } from './session.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type EventSeriesTable = {
	id: string;
	ownerKind: OwnerKind;
	ownerId: string;
	originalLocale: Locale;
	names: Json<Texts>;
};

export type EventTable = {
	id: string;
	slug: string;
	kind: EventKind;
	seriesId: string | null;
	ownerKind: OwnerKind;
	ownerId: string;
	originalLocale: Locale;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	mode: Generated<EventMode>;
	placeName: string | null;
	address: string | null;
	town: string | null;
	country: string | null;
	region: string | null;
	latitude: number | null;
	longitude: number | null;
	onlineUrl: string | null;
	website: string | null;
	seats: number | null;
	admission: Generated<Admission>;
	registrationOpensAt: Date | null;
	registrationClosesAt: Date | null;
	offerHours: Generated<number>;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	/** Counts the changes of what stands in an invitation: when, where, whether at all. */
	invitationEdition: Generated<number>;
	registeredAt: Written;
	changedAt: Written;
};

export type EventTextTable = {
	eventId: string;
	locale: Locale;
	name: string;
	summary: Generated<string>;
	description: Generated<string>;
	practical: Generated<string>;
};

export type EventAnnouncementTable = {
	eventId: string;
	announcedAt: Date;
	announcedById: string | null;
};

export type EventCancellationTable = {
	eventId: string;
	calledOffAt: Date;
	calledOffById: string | null;
	reason: Generated<string>;
};

export type EventFundingTable = {
	eventId: string;
	projectName: string;
	programme: string | null;
	reference: string | null;
	grantNumber: string | null;
	emblem: Emblem | null;
	statements: Json<Texts>;
};

export type EventOrganiserTable = {
	id: string;
	eventId: string;
	organisationId: string | null;
	clusterId: string | null;
	name: string | null;
	role: OrganiserRole;
	scopes: Json<Texts>;
	position: Generated<number>;
};

export type EventContactTable = {
	id: string;
	eventId: string;
	name: string;
	side: string | null;
	email: string | null;
	phone: string | null;
	position: Generated<number>;
};

export type EventSessionTable = {
	id: string;
	eventId: string;
	kind: SessionKind;
	startsAt: Date;
	endsAt: Date;
	room: string | null;
	seats: number | null;
	texts: Json<Partial<Record<Locale, SessionText>>>;
};

export type SessionSpeakerTable = {
	id: string;
	sessionId: string;
	name: string;
	function: string | null;
	organisationId: string | null;
	organisationName: string | null;
	position: Generated<number>;
};

export type EventMaterialTable = {
	id: string;
	eventId: string;
	sessionId: string | null;
	fileId: string;
	titles: Json<Texts>;
	isPublic: boolean;
	addedAt: Written;
	addedById: string | null;
};

export type ParticipantTypeTable = {
	id: string;
	eventId: string;
	names: Json<Texts>;
	admission: Admission | null;
	position: Generated<number>;
	retiredAt: Date | null;
};

export type EventQuotaTable = { id: string; eventId: string; seats: number };
export type EventQuotaTypeTable = { quotaId: string; participantTypeId: string };

export type EventQuestionTable = {
	id: string;
	eventId: string;
	stage: Generated<Stage>;
	kind: QuestionKind;
	labels: Json<Texts>;
	hints: Json<Texts>;
	options: Json<Option[]>;
	isRequired: Generated<boolean>;
	participantTypeIds: Generated<string[]>;
	shownIfQuestionId: string | null;
	shownIfValues: Generated<string[]>;
	prefill: string | null;
	position: Generated<number>;
	retiredAt: Date | null;
};

export type RegistrationTable = {
	id: string;
	eventId: string;
	participantTypeId: string | null;
	/** Registrations sent in together wait and are offered seats together. */
	partyId: string;
	/** How many of them have not left the queue or their seats. */
	partySize: Generated<number>;
	personId: string | null;
	registeredById: string | null;
	/** Made with the form, so that the same form sent twice is one registration. */
	submissionId: string;
	name: string;
	email: string;
	phone: string | null;
	locale: Locale;
	organisationId: string | null;
	organisationName: string | null;
	jobTitle: string | null;
	isWalkIn: Generated<boolean>;
	state: RegistrationState;
	arrival: Generated<number>;
	offeredUntil: Date | null;
	tokenDigest: string;
	edition: Generated<number>;
	/** The edition of the event's invitation that this participant knows of. */
	toldEdition: Generated<number>;
	registeredAt: Written;
	changedAt: Written;
};

export type RegistrationStepTable = {
	id: string;
	registrationId: string;
	state: RegistrationState;
	at: Date;
	byId: string | null;
	note: string | null;
};

export type RegistrationAnswerTable = {
	registrationId: string;
	questionId: string;
	value: ColumnType<unknown, string, string>;
	answeredAt: Written;
};

export type CheckInTable = {
	/** Made on the device, so that what was noted offline arrives once. */
	id: string;
	eventId: string;
	registrationId: string;
	sessionId: string | null;
	at: Date;
	byId: string | null;
	device: string | null;
	receivedAt: Written;
	takenBackAt: Date | null;
	takenBackById: string | null;
};

export type AttendanceCertificateTable = {
	id: string;
	code: string;
	eventId: string;
	registrationId: string;
	issuedAt: Date;
	issuedById: string | null;
	content: Json<Record<string, unknown>>;
	withdrawnAt: Date | null;
	withdrawnById: string | null;
	withdrawnReason: string | null;
};

export type EventLetterTextTable = {
	eventId: string;
	kind: string;
	locale: Locale;
	subject: string;
	body: Generated<string>;
};

export type CalendarFeedTable = { personId: string; tokenDigest: string; madeAt: Written };

declare module '#platform/database/tables.ts' {
	interface Tables {
		eventSeries: EventSeriesTable;
		event: EventTable;
		eventText: EventTextTable;
		eventAnnouncement: EventAnnouncementTable;
		eventCancellation: EventCancellationTable;
		eventFunding: EventFundingTable;
		eventOrganiser: EventOrganiserTable;
		eventContact: EventContactTable;
		eventSession: EventSessionTable;
		sessionSpeaker: SessionSpeakerTable;
		eventMaterial: EventMaterialTable;
		participantType: ParticipantTypeTable;
		eventQuota: EventQuotaTable;
		eventQuotaType: EventQuotaTypeTable;
		eventQuestion: EventQuestionTable;
		registration: RegistrationTable;
		registrationStep: RegistrationStepTable;
		registrationAnswer: RegistrationAnswerTable;
		checkIn: CheckInTable;
		attendanceCertificate: AttendanceCertificateTable;
		eventLetterText: EventLetterTextTable;
		calendarFeed: CalendarFeedTable;
	}
}
