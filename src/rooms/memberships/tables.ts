import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { MembershipKind } from '#rooms/clusters/cluster.ts';
import type {
	Answers,
	ConfirmationWay,
	Consents,
	DecisionOutcome,
	DelegateNamed,
	DelegateRole,
	LeavingCause,
	Option,
	OrganisationAsked,
	QuestionKind,
	SuspensionCause,
	Texts
} from './application.ts';
import type {
	FeeAccountTable,
	FeeRateTable,
	FeeInvoiceTable,
	BankStatementTable,
	BankLineTable,
	PaymentTable,
	PaymentShareTable,
	FeeDunningTable,
	FeeDunningHoldTable
} from './fee-tables.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type JoiningFormTable = {
	clusterId: string;
	isOpen: Generated<boolean>;
	introductions: Json<Texts>;
	rulesAgreementId: string | null;
	decidingOrganId: string | null;
	edition: Generated<number>;
	changedAt: Written;
};

export type JoiningQuestionTable = {
	id: string;
	clusterId: string;
	kind: QuestionKind;
	labels: Json<Texts>;
	options: Json<Option[]>;
	isRequired: Generated<boolean>;
	position: Generated<number>;
	retiredAt: Date | null;
	edition: Generated<number>;
};

export type MembershipClassTable = {
	id: string;
	clusterId: string;
	kind: MembershipKind;
	code: string;
	names: Json<Texts>;
	conditions: Json<Texts>;
	votes: Generated<number>;
	position: Generated<number>;
	retiredAt: Date | null;
	edition: Generated<number>;
};

export type MembershipApplicationTable = {
	id: string;
	clusterId: string;
	submissionId: string;
	organisationId: string | null;
	organisationDraft: Json<OrganisationAsked>;
	kind: MembershipKind;
	classId: string | null;
	contactName: string;
	contactEmail: string;
	contactPhone: string | null;
	locale: Locale;
	personId: string | null;
	message: Generated<string>;
	representative: Json<DelegateNamed> | null;
	deputy: Json<DelegateNamed> | null;
	answers: Json<Answers>;
	consents: Json<Consents>;
	tokenDigest: string;
	edition: Generated<number>;
	enquiredAt: Date;
	declaredAt: Date | null;
	withdrawnAt: Date | null;
	withdrawnReason: string | null;
	isDemo: Generated<boolean>;
};

export type ApplicationMessageTable = {
	id: string;
	applicationId: string;
	isFromCluster: boolean;
	isInternal: Generated<boolean>;
	personId: string | null;
	text: string;
	writtenAt: Date;
};

export type ApplicationDecisionTable = {
	applicationId: string;
	outcome: DecisionOutcome;
	organName: string | null;
	resolutionId: string | null;
	resolutionReference: string | null;
	decidedOn: string;
	reason: Generated<string>;
	classId: string | null;
	recordedAt: Date;
	recordedById: string | null;
};

export type ApplicationDeclarationTable = {
	applicationId: string;
	agreementId: string;
	preparedAt: Date;
};

export type MembershipAdmissionTable = {
	membershipId: string;
	applicationId: string;
	admittedAt: Date;
};

export type MembershipDelegateTable = {
	id: string;
	membershipId: string;
	role: DelegateRole;
	name: string;
	email: string | null;
	phone: string | null;
	personId: string | null;
	validFrom: string;
	validUntil: string | null;
};

export type MembershipSuspensionTable = {
	id: string;
	membershipId: string;
	cause: SuspensionCause;
	reason: Generated<string>;
	resolutionId: string | null;
	suspendedOn: string;
	resumedOn: string | null;
	recordedAt: Date;
	recordedById: string | null;
};

export type MembershipLeavingTable = {
	membershipId: string;
	cause: LeavingCause;
	givenOn: string;
	endsOn: string;
	reason: Generated<string>;
	resolutionId: string | null;
	recordedAt: Date;
	recordedById: string | null;
};

export type MembershipClassTermTable = {
	id: string;
	membershipId: string;
	classId: string;
	validFrom: string;
	validUntil: string | null;
};

export type ApplicationConfirmationTable = {
	applicationId: string;
	way: ConfirmationWay;
	name: string;
	confirmedAt: Date;
	recordedById: string | null;
};

export type MembershipArrearsTable = {
	id: string;
	membershipId: string;
	since: string;
	paidUpOn: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		joiningForm: JoiningFormTable;
		joiningQuestion: JoiningQuestionTable;
		membershipClass: MembershipClassTable;
		membershipApplication: MembershipApplicationTable;
		applicationMessage: ApplicationMessageTable;
		applicationDecision: ApplicationDecisionTable;
		applicationDeclaration: ApplicationDeclarationTable;
		membershipAdmission: MembershipAdmissionTable;
		membershipDelegate: MembershipDelegateTable;
		membershipSuspension: MembershipSuspensionTable;
		membershipLeaving: MembershipLeavingTable;
		feeAccount: FeeAccountTable;
		feeRate: FeeRateTable;
		feeInvoice: FeeInvoiceTable;
		bankStatement: BankStatementTable;
		bankLine: BankLineTable;
		payment: PaymentTable;
		paymentShare: PaymentShareTable;
		feeDunning: FeeDunningTable;
		membershipClassTerm: MembershipClassTermTable;
		applicationConfirmation: ApplicationConfirmationTable;
		membershipArrears: MembershipArrearsTable;
		feeDunningHold: FeeDunningHoldTable;
	}
}
