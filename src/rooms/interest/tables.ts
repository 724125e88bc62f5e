import type { Generated } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { ContactWay } from '#rooms/marketplace/entry.ts';
import type {
	ContactSide,
	InterestState,
	InterestStepKind,
	OutcomeAnswer,
	OutcomeMonth,
	Side
} from './interest.ts';

export type InterestTable = {
	id: string;
	entryId: string;
	organisationId: string;
	personId: string | null;
	way: ContactWay;
	state: Generated<InterestState>;
	message: string;
	locale: Locale;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	expressedAt: Date;
	changedAt: Date;
};

export type InterestStepTable = {
	id: string;
	interestId: string;
	kind: InterestStepKind;
	at: Date;
	byId: string | null;
	comment: Generated<string>;
};

export type InterestMessageTable = {
	id: string;
	interestId: string;
	side: Side;
	personId: string | null;
	text: string;
	locale: Locale;
	writtenAt: Date;
};

export type InterestReadingTable = {
	interestId: string;
	personId: string;
	readAt: Date;
};

export type ContactReleaseTable = {
	id: string;
	interestId: string;
	side: ContactSide;
	personId: string | null;
	name: string;
	email: string | null;
	phone: string | null;
	releasedAt: Date;
	withdrawnAt: Date | null;
};

export type InterestOutcomeTable = {
	id: string;
	interestId: string;
	side: ContactSide;
	months: OutcomeMonth;
	askedAt: Date | null;
	answer: OutcomeAnswer | null;
	valueCents: number | null;
	currency: string | null;
	note: Generated<string>;
	answeredAt: Date | null;
	answeredById: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		interest: InterestTable;
		interestStep: InterestStepTable;
		interestMessage: InterestMessageTable;
		interestReading: InterestReadingTable;
		contactRelease: ContactReleaseTable;
		interestOutcome: InterestOutcomeTable;
	}
}
