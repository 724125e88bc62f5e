import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import {
	listNamed,
	moveNamed,
	moveUnlessThere,
	putBackNamed
} from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';
import { indexEntriesOf } from './entry-index.server.ts';

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

/** Their published entries are found by the country, region and size these organisations have now. */
export async function retellOrganisations(
	tx: Transaction,
	organisationIds: readonly string[],
	now: Date
): Promise<void> {
	const rows = await tx
		.selectFrom('marketplaceEntry')
		.select('id')
		.where('organisationId', 'in', [...organisationIds])
		.where('state', '=', 'published')
		.execute();
	if (rows.length === 0) return;
	await indexEntriesOf(
		tx,
		rows.map(({ id }) => id),
		now
	);
}
