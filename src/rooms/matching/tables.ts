import type { DismissalReason } from './match.ts';

export type MatchDismissalTable = {
	entryId: string;
	counterpartId: string;
	reason: DismissalReason;
	dismissedAt: Date;
	dismissedById: string | null;
};

export type MatchOrganisationDismissalTable = {
	id: string;
	entryId: string;
	organisationId: string;
	reason: DismissalReason;
	dismissedAt: Date;
	dismissedById: string | null;
};

export type MatchLetterTable = {
	personId: string;
	/** Up to when the last letter told. */
	toldAt: Date | null;
	stoppedAt: Date | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		matchDismissal: MatchDismissalTable;
		matchOrganisationDismissal: MatchOrganisationDismissalTable;
		matchLetter: MatchLetterTable;
	}
}
