import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { FeePeriod, Prorating } from './fee-period.ts';
import type { InvoiceContent, InvoiceKind } from './invoice.ts';
import type { StatementFormat } from './statement.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

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
	fileId: string | null;
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

export type FeeDunningHoldTable = {
	invoiceId: string;
	heldUntil: string | null;
	reason: Generated<string>;
	heldAt: Date;
	heldById: string | null;
};
