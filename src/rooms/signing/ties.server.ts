import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { putBackHolder } from '#platform/database/kept-rows.server.ts';
import {
	listNamed,
	moveNamed,
	moveUnlessThere,
	putBackNamed
} from '#platform/database/named-places.server.ts';
import { rowsOf, type Moved } from '#platform/database/ties.ts';

const rules = 'representation_rule';
const places = [
	{ table: 'representative', column: 'organisation_id' },
	{ table: 'power_of_attorney', column: 'grantor_id' },
	{ table: 'power_of_attorney', column: 'attorney_organisation_id' }
];

/** Which of these organisations have people who may bind them, or act for others. */
export const listOrganisationsOfSigning = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> =>
	listNamed(db, [...places, { table: rules, column: 'organisation_id' }], ids);

export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const moved = await moveNamed(tx, places, { fromId, toId });
	return [...moved, ...(await moveRules(tx, fromId, toId))];
}

/** A rule for a time in which the other organisation has one of its own stays where it was. */
const moveRules = (tx: Transaction, fromId: string, toId: string): Promise<Moved[]> =>
	moveUnlessThere(
		tx,
		{ table: rules, column: 'organisation_id' },
		{ fromId, toId },
		sql<boolean>`exists (select from representation_rule own where own.organisation_id = ${toId}
			and daterange(own.valid_from, own.valid_until) && daterange(it.valid_from, it.valid_until))`
	);

export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	await putBackNamed(tx, places, moved);
	await putBackHolder(tx, rules, 'organisation_id', rowsOf(moved, rules));
}
