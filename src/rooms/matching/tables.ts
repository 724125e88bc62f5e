import type { DismissalReason } from './match.ts';

export type MatchDismissalTable = {
	entryId: string;
	counterpartId: string;
	reason: DismissalReason;
	dismissedAt: Date;
	dismissedById: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		matchDismissal: MatchDismissalTable;
	}
}
