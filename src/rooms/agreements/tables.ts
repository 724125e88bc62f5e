import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type {
	AgreementKind,
	AgreementState,
	ClauseTexts,
	DefinedTerm,
	OwnerKind,
	PartyNamed,
	PartyRole,
	Relation,
	Renewal,
	Texts
} from './agreement.ts';
import type { AmendmentOutcome, ApprovalOutcome, Change } from './negotiation.ts';
import type { TermCause, TerminationCause } from './term.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type AgreementTable = {
	id: string;
	ownerKind: OwnerKind;
	ownerId: string;
	reference: string;
	/** Number and titles, for those who search. */
	folded: Generated<string>;
	kind: AgreementKind;
	originalLocale: Locale;
	bindingLocale: Locale | null;
	amountCents: number | null;
	currency: string | null;
	startsOn: string | null;
	endsOn: string | null;
	noticeMonths: number | null;
	renewal: Generated<Renewal>;
	renewalMonths: number | null;
	isPublic: Generated<boolean>;
	state: Generated<AgreementState>;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	registeredAt: Written;
	changedAt: Written;
};

export type AgreementTextTable = {
	agreementId: string;
	locale: Locale;
	title: string;
	summary: Generated<string>;
};

export type AgreementStepTable = {
	id: string;
	agreementId: string;
	state: string;
	at: Date;
	byId: string | null;
	note: string | null;
};

export type AgreementLineageTable = {
	successorId: string;
	predecessorId: string;
	relation: Relation;
	linkedAt: Written;
};

export type AgreementPartyTable = {
	id: string;
	agreementId: string;
	position: number;
	organisationId: string | null;
	clusterId: string | null;
	signingOrganisationId: string | null;
	role: PartyRole;
	joinedOn: string | null;
};

export type AgreementAreaTable = {
	agreementId: string;
	area: string;
	position: Generated<number>;
};

export type AgreementVersionTable = {
	id: string;
	agreementId: string;
	number: number;
	baseVersionId: string | null;
	locales: Locale[];
	parties: Json<PartyNamed[]>;
	terms: Json<DefinedTerm[]>;
	/** Kept once it is fixed; before that the agreement's own count. */
	titles: ColumnType<Texts, string | undefined, string>;
	bindingLocale: Locale | null;
	note: string | null;
	edition: Generated<number>;
	createdAt: Written;
	createdById: string | null;
	frozenAt: Date | null;
	frozenById: string | null;
	digest: string | null;
};

export type ClauseTable = {
	id: string;
	versionId: string;
	key: string;
	parentKey: string | null;
	position: number;
	template: string | null;
	area: string | null;
	compared: string | null;
};

export type ClauseTextTable = {
	clauseId: string;
	locale: Locale;
	heading: Generated<string>;
	body: Generated<string>;
};

export type ClauseTemplateTable = {
	id: string;
	ownerKind: OwnerKind;
	ownerId: string;
	name: string;
	kinds: Generated<AgreementKind[]>;
	area: string | null;
	texts: Json<ClauseTexts>;
	savedAt: Written;
	savedById: string | null;
	retiredAt: Date | null;
};

export type ClauseCommentTable = {
	id: string;
	agreementId: string;
	versionId: string;
	clauseKey: string | null;
	answersId: string | null;
	partyId: string | null;
	personId: string | null;
	locale: Locale;
	text: string;
	writtenAt: Date;
	settledAt: Date | null;
	settledById: string | null;
};

export type AmendmentTable = {
	id: string;
	agreementId: string;
	versionId: string;
	clauseKey: string | null;
	afterKey: string | null;
	change: Change;
	texts: Json<ClauseTexts>;
	reason: Generated<string>;
	partyId: string | null;
	proposedById: string | null;
	proposedAt: Date;
};

export type AmendmentDecisionTable = {
	amendmentId: string;
	outcome: AmendmentOutcome;
	reason: Generated<string>;
	versionId: string | null;
	decidedAt: Date;
	decidedById: string | null;
};

export type PartyApprovalTable = {
	id: string;
	versionId: string;
	partyId: string;
	outcome: ApprovalOutcome;
	organName: string | null;
	resolutionReference: string | null;
	resolutionId: string | null;
	resolvedOn: string | null;
	reason: Generated<string>;
	givenAt: Date;
	givenById: string | null;
};

export type AgreementChainEntryTable = {
	agreementId: string;
	number: number;
	kind: string;
	at: Date;
	content: Json<Record<string, unknown>>;
	previousDigest: string;
	digest: string;
};

export type AgreementTermTable = {
	id: string;
	agreementId: string;
	validFrom: string;
	validUntil: string | null;
	cause: TermCause;
	causeId: string | null;
	begunAt: Date;
	begunById: string | null;
};

export type AgreementTerminationTable = {
	agreementId: string;
	givenOn: string;
	endsOn: string;
	cause: TerminationCause;
	reason: Generated<string>;
	recordedAt: Date;
	recordedById: string | null;
};

export type PartyWithdrawalTable = {
	partyId: string;
	givenOn: string;
	endsOn: string;
	reason: Generated<string>;
	fileId: string | null;
	recordedAt: Date;
	recordedById: string | null;
};

export type AgreementPaperTable = {
	agreementId: string;
	signedOn: string;
	place: string | null;
	fileId: string | null;
	recordedAt: Date;
	recordedById: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		agreement: AgreementTable;
		agreementText: AgreementTextTable;
		agreementStep: AgreementStepTable;
		agreementLineage: AgreementLineageTable;
		agreementParty: AgreementPartyTable;
		agreementArea: AgreementAreaTable;
		agreementVersion: AgreementVersionTable;
		clause: ClauseTable;
		clauseText: ClauseTextTable;
		clauseTemplate: ClauseTemplateTable;
		clauseComment: ClauseCommentTable;
		amendment: AmendmentTable;
		amendmentDecision: AmendmentDecisionTable;
		partyApproval: PartyApprovalTable;
		agreementChainEntry: AgreementChainEntryTable;
		agreementTerm: AgreementTermTable;
		agreementTermination: AgreementTerminationTable;
		partyWithdrawal: PartyWithdrawalTable;
		agreementPaper: AgreementPaperTable;
	}
}
