import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type {
	Composition,
	Majority,
	OrganKind,
	OwnerKind,
	SeatRole,
	Texts,
	TitledTexts,
	Weighting
} from './organ.ts';
import type { AgendaKind, SittingMode } from './sitting.ts';
import type { Choice, Count, VoteOutcome } from './vote.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type OrganTable = {
	id: string;
	ownerKind: OwnerKind;
	ownerId: string;
	kind: OrganKind;
	names: Json<Texts>;
	tasks: Json<Texts>;
	composition: Composition;
	weighting: Generated<Weighting>;
	quorumPercent: Generated<number>;
	majority: Generated<Majority>;
	noticeDays: Generated<number>;
	proxiesEach: Generated<number>;
	termMonths: number | null;
	establishedOn: string;
	dissolvedOn: string | null;
	edition: Generated<number>;
	isDemo: Generated<boolean>;
};

export type OrganSeatTable = {
	id: string;
	organId: string;
	organisationId: string | null;
	personName: string;
	personId: string | null;
	email: string | null;
	role: SeatRole;
	weight: Generated<number>;
	validFrom: string;
	validUntil: string | null;
	electedUnderId: string | null;
};

export type SittingTable = {
	id: string;
	organId: string;
	number: number;
	names: Json<Texts>;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	mode: SittingMode;
	place: string | null;
	onlineUrl: string | null;
	edition: Generated<number>;
	plannedAt: Written;
};

export type SittingConvocationTable = {
	sittingId: string;
	convenedAt: Date;
	convenedById: string | null;
};

export type SittingCallingOffTable = {
	sittingId: string;
	calledOffAt: Date;
	calledOffById: string | null;
	reason: Generated<string>;
};

export type SittingOpeningTable = {
	sittingId: string;
	openedAt: Date;
	openedById: string | null;
	chairName: string | null;
	secretaryName: string | null;
	closedAt: Date | null;
	closedById: string | null;
};

export type AgendaItemTable = {
	id: string;
	sittingId: string;
	position: number;
	kind: AgendaKind;
	texts: Json<TitledTexts>;
	presenter: string | null;
	minutes: number | null;
	edition: Generated<number>;
};

export type SittingVoterTable = {
	id: string;
	sittingId: string;
	organisationId: string | null;
	clusterId: string | null;
	seatId: string | null;
	name: string;
	delegateName: string | null;
	weight: Generated<number>;
	arrivedAt: Date | null;
	leftAt: Date | null;
	proxyHolderId: string | null;
	proxyFileId: string | null;
	councilSeatId: string | null;
	personId: string | null;
	email: string | null;
	lostRightAt: Date | null;
};

export type ResolutionTable = {
	id: string;
	organId: string;
	sittingId: string | null;
	agendaItemId: string | null;
	year: number | null;
	number: number | null;
	originalLocale: Locale;
	texts: Json<TitledTexts>;
	majority: Majority;
	isSecret: Generated<boolean>;
	isPublic: Generated<boolean>;
	edition: Generated<number>;
	tabledAt: Written;
	tabledById: string | null;
};

export type VoteOpeningTable = {
	resolutionId: string;
	openedAt: Date;
	openedById: string | null;
	closesAt: Date | null;
};

export type VoteTable = {
	id: string;
	resolutionId: string;
	voterId: string;
	/** How and when are not kept of a secret vote. */
	choice: Choice | null;
	castByVoterId: string | null;
	castById: string | null;
	castAt: Date | null;
	byHand: Generated<boolean>;
};

export type BallotBoxTable = { resolutionId: string; sealed: Buffer };
export type BallotKeyTable = { resolutionId: string; key: Buffer };

export type VoteClosingTable = {
	resolutionId: string;
	closedAt: Date;
	closedById: string | null;
	outcome: VoteOutcome;
	count: Json<Count>;
};

export type ResolutionSubjectTable = {
	resolutionId: string;
	subjectKind: string;
	subjectId: string;
	linkedAt: Written;
};

export type MinutesTable = {
	sittingId: string;
	locale: Locale;
	text: Generated<string>;
	edition: Generated<number>;
	changedAt: Written;
	changedById: string | null;
};

export type MinutesApprovalTable = {
	sittingId: string;
	approvedAt: Date;
	approvedById: string | null;
	resolutionId: string | null;
	fileId: string | null;
	digest: string;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		organ: OrganTable;
		organSeat: OrganSeatTable;
		sitting: SittingTable;
		sittingConvocation: SittingConvocationTable;
		sittingCallingOff: SittingCallingOffTable;
		sittingOpening: SittingOpeningTable;
		agendaItem: AgendaItemTable;
		sittingVoter: SittingVoterTable;
		resolution: ResolutionTable;
		voteOpening: VoteOpeningTable;
		vote: VoteTable;
		ballotBox: BallotBoxTable;
		ballotKey: BallotKeyTable;
		voteClosing: VoteClosingTable;
		resolutionSubject: ResolutionSubjectTable;
		minutes: MinutesTable;
		minutesApproval: MinutesApprovalTable;
	}
}
