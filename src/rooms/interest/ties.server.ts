import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import {
	listNamed,
	moveUnlessThere,
	putBackNamed
} from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

const interests = { table: 'interest', column: 'organisation_id' };

/** Which of these organisations have conversations they began. */
export const listOrganisationsOfInterest = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> => listNamed(db, [interests], ids);

/** Of two open conversations about one entry, the one that became another's stays as it was. */
export const moveOrganisation = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveUnlessThere(
		tx,
		interests,
		{ fromId, toId },
		sql<boolean>`(it.state not in ('declined', 'ended', 'withdrawn') and exists (
			select from interest own where own.entry_id = it.entry_id
				and own.organisation_id = ${toId}
				and own.state not in ('declined', 'ended', 'withdrawn')))`
	);

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, [interests], moved);
