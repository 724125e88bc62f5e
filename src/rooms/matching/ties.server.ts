import { sql } from 'kysely';
import type { Transaction } from '#platform/database/database.ts';
import { moveUnlessThere, putBackNamed } from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

const dismissals = { table: 'match_organisation_dismissal', column: 'organisation_id' };

/** Whoever was waved away stays away under another's name. */
export const moveOrganisation = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveUnlessThere(
		tx,
		dismissals,
		{ fromId, toId },
		sql<boolean>`(exists (select from match_organisation_dismissal own
			where own.entry_id = it.entry_id and own.organisation_id = ${toId}))`
	);

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, [dismissals], moved);
