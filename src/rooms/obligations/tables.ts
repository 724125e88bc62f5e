import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import type { EvidenceKind, Recurrence, ReminderKind } from './obligation.ts';

type Written = ColumnType<Date, Date | undefined, Date>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type ObligationTable = {
	id: string;
	agreementId: string;
	clauseKey: string | null;
	area: string;
	partyId: string | null;
	ownerId: string | null;
	originalLocale: Locale;
	texts: Json<Texts>;
	recurrence: Generated<Recurrence>;
	dueOn: string | null;
	until: string | null;
	/** The first occurrence nobody has fulfilled yet. */
	nextDueOn: string | null;
	/** When the last occurrence was fulfilled: nothing is left to do. */
	completedAt: Date | null;
	edition: Generated<number>;
	undertakenAt: Written;
	undertakenById: string | null;
	releasedAt: Date | null;
	releasedById: string | null;
	releaseReason: string | null;
};

export type ObligationFulfilmentTable = {
	id: string;
	obligationId: string;
	dueOn: string | null;
	doneOn: string;
	note: Generated<string>;
	recordedAt: Date;
	recordedById: string | null;
	takenBackAt: Date | null;
	takenBackById: string | null;
};

export type ObligationEvidenceTable = {
	id: string;
	fulfilmentId: string;
	kind: EvidenceKind;
	subjectId: string | null;
	fileId: string | null;
	url: string | null;
	label: string;
	addedAt: Date;
	addedById: string | null;
};

export type AgreementReminderTable = {
	agreementId: string;
	kind: ReminderKind;
	about: string;
	sentAt: Date;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		obligation: ObligationTable;
		obligationFulfilment: ObligationFulfilmentTable;
		obligationEvidence: ObligationEvidenceTable;
		agreementReminder: AgreementReminderTable;
	}
}
