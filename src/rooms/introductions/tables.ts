import type { Generated } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { Basis, IntroductionAnswer } from './introduction.ts';

export type IntroducerTable = {
	id: string;
	personId: string;
	organisationId: string;
	basis: Basis;
	note: Generated<string>;
	agreedAt: Date;
	withdrawnAt: Date | null;
};

export type IntroductionRequestTable = {
	id: string;
	/** The person who is asked. */
	introducerId: string;
	organisationId: string;
	askedById: string;
	message: string;
	locale: Locale;
	askedAt: Date;
	answeredAt: Date | null;
	answer: IntroductionAnswer | null;
	answerText: Generated<string>;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		introducer: IntroducerTable;
		introductionRequest: IntroductionRequestTable;
	}
}
