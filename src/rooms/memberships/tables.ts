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
import type { FeePeriod, Prorating } from './fee.ts';
import type { InvoiceContent, InvoiceKind } from './invoice.ts';
import type { StatementFormat } from './statement.ts';

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

export type FeeAccountTable = {
	clusterId: string;
	issuerId: string;
	currency: string;
	iban: string | null;
	bic: string | null;
	bankName: string | null;
	invoicePrefix: Generated<string>;
	vatBasisPoints: Generated<number>;
	vatExemption: string | null;
	dueDays: Generated<number>;
	noticeMonths: Generated<number>;
	dunningDays: Generated<number[]>;
	suspendAfterDays: number | null;
	edition: Generated<number>;
	changedAt: Written;
};

export type FeeRateTable = {
	id: string;
	classId: string;
	amountCents: number;
	period: FeePeriod;
	prorating: Generated<Prorating>;
	entranceCents: Generated<number>;
	validFrom: string;
	validUntil: string | null;
};

export type FeeInvoiceTable = {
	id: string;
	clusterId: string;
	issuerId: string;
	membershipId: string;
	buyerId: string;
	kind: InvoiceKind;
	correctsId: string | null;
	year: number;
	sequence: number;
	number: string;
	locale: Locale;
	issuedOn: string;
	dueOn: string;
	periodFrom: string;
	periodUntil: string;
	currency: string;
	netCents: number;
	vatCents: number;
	totalCents: number;
	content: Json<InvoiceContent>;
	pdfFileId: string | null;
	xmlFileId: string | null;
	issuedAt: Date;
	issuedById: string | null;
	creditedAt: Date | null;
};

export type BankStatementTable = {
	id: string;
	clusterId: string;
	format: StatementFormat;
	fileId: string;
	digest: string;
	iban: string | null;
	number: string | null;
	lineCount: number;
	knownCount: Generated<number>;
	takenInAt: Date;
	takenInById: string | null;
};

export type BankLineTable = {
	id: string;
	clusterId: string;
	statementId: string;
	position: number;
	fingerprint: string;
	bookedOn: string;
	amountCents: number;
	currency: string;
	payerName: string | null;
	payerIban: string | null;
	remittance: Generated<string>;
	reference: string | null;
	setAsideAt: Date | null;
	setAsideById: string | null;
	setAsideReason: string | null;
};

export type PaymentTable = {
	id: string;
	clusterId: string;
	bankLineId: string | null;
	payerId: string | null;
	paidOn: string;
	amountCents: number;
	currency: string;
	note: Generated<string>;
	enteredAt: Date;
	enteredById: string | null;
	takenBackAt: Date | null;
	takenBackById: string | null;
};

export type PaymentShareTable = {
	paymentId: string;
	invoiceId: string;
	amountCents: number;
};

export type FeeDunningTable = {
	invoiceId: string;
	level: number;
	sentAt: Date;
	sentById: string | null;
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

export type FeeDunningHoldTable = {
	invoiceId: string;
	heldUntil: string | null;
	reason: Generated<string>;
	heldAt: Date;
	heldById: string | null;
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
