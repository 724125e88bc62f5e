import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { keepRows, putBackHolder } from '#platform/database/kept-rows.server.ts';
import { listNamed, moveNamed, putBackNamed } from '#platform/database/named-places.server.ts';
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
async function moveRules(tx: Transaction, fromId: string, toId: string): Promise<Moved[]> {
	const kept = await keepRows(tx, rules, 'organisation_id', [fromId]);
	const { rows } = await sql<{ id: string }>`
		update representation_rule as it set organisation_id = ${toId}
		where organisation_id = ${fromId} and not exists (
			select from representation_rule own where own.organisation_id = ${toId}
			and daterange(own.valid_from, own.valid_until) && daterange(it.valid_from, it.valid_until))
		returning id`.execute(tx);
	const movedIds = new Set(rows.map(({ id }) => id));
	return kept.flatMap((before): Moved[] =>
		movedIds.has(before.id as string) ? [{ table: rules, before, change: 'moved' }] : []
	);
}

export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	await putBackNamed(tx, places, moved);
	await putBackHolder(tx, rules, 'organisation_id', rowsOf(moved, rules));
}
