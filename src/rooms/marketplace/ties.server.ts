import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import {
	listNamed,
	moveNamed,
	moveUnlessThere,
	putBackNamed
} from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

const entries = { table: 'marketplace_entry', column: 'organisation_id' };
const parties = { table: 'entry_party', column: 'organisation_id' };

/** Which of these organisations have entries, or stand behind one. */
export const listOrganisationsOfMarketplace = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> => listNamed(db, [entries, parties], ids);

/** Nobody stands twice behind one entry: where both did, the one that became another stays as it was. */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const isThere = sql<boolean>`exists (select from entry_party own
		where own.entry_id = it.entry_id and own.organisation_id = ${toId})`;
	return [
		...(await moveNamed(tx, [entries], { fromId, toId })),
		...(await moveUnlessThere(tx, parties, { fromId, toId }, isThere))
	];
}

export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackNamed(tx, [entries, parties], moved);
