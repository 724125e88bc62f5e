import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { insertKept, keepRows, type KeptRow } from '#platform/database/kept-rows.server.ts';
import { listNamed, moveNamed, putBackNamed } from '#platform/database/named-places.server.ts';
import type { Moved } from '#platform/database/ties.ts';

/** Who applied, who issues, owes and pays. What an invoice says of them stays what it said. */
const places = [
	{ table: 'membership_application', column: 'organisation_id' },
	{ table: 'fee_invoice', column: 'issuer_id' },
	{ table: 'fee_invoice', column: 'buyer_id' },
	{ table: 'payment', column: 'payer_id' }
];

const account = { table: 'fee_account', key: 'cluster_id' };

/** What hangs on a membership, and what tells its rows apart. */
const parts = [
	{ table: 'fee_invoice', key: 'id' },
	{ table: 'membership_class_term', key: 'id' },
	{ table: 'membership_delegate', key: 'id' },
	{ table: 'membership_suspension', key: 'id' },
	{ table: 'membership_arrears', key: 'id' },
	{ table: 'membership_admission', key: 'application_id' },
	{ table: 'membership_leaving', key: 'membership_id' }
];

export const listOrganisationsOfMemberships = (
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> =>
	listNamed(db, [...places, { table: account.table, column: 'issuer_id' }], ids);

export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const accounts = await keepRows(tx, account.table, 'issuer_id', [fromId]);
	await sql`update fee_account set issuer_id = ${toId} where issuer_id = ${fromId}`.execute(tx);
	return [
		...(await moveNamed(tx, places, { fromId, toId })),
		...accounts.map((before) => ({ table: account.table, before, change: 'moved' as const }))
	];
}

export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	const own = moved.filter(({ change }) => change === 'moved');
	await putBackNamed(tx, places, own);
	for (const { before } of own.filter(({ table }) => table === account.table))
		await sql`update fee_account set issuer_id = ${before.issuer_id}
			where cluster_id = ${before.cluster_id}`.execute(tx);
}

/**
 * Hands what hangs on memberships that are about to go over to the one that stays. What the one that
 * stays has already for the same time is kept for the way back only; an invoice twice is refused.
 */
export async function handOver(
	tx: Transaction,
	goneIds: readonly string[],
	heirId: string
): Promise<Moved[]> {
	const moved: Moved[] = [];
	for (const { table, key } of parts)
		for (const before of await keepRows(tx, table, 'membership_id', goneIds)) {
			moved.push({ table, before, change: 'joined' });
			if (table !== 'membership_leaving') await give(tx, { table, key, before }, heirId);
		}
	return moved;
}

type Part = { table: string; key: string; before: KeptRow };

async function give(tx: Transaction, { table, key, before }: Part, heirId: string): Promise<void> {
	await sql`savepoint handing_over`.execute(tx);
	try {
		await sql`update ${sql.table(table)} set membership_id = ${heirId}
			where ${sql.ref(key)} = ${before[key]}`.execute(tx);
		await sql`release savepoint handing_over`.execute(tx);
	} catch (error) {
		if (table === 'fee_invoice') throw error;
		await sql`rollback to savepoint handing_over`.execute(tx);
	}
}

/** Gives back to memberships that stand again what they had; what was changed in it meanwhile stays. */
export async function takeBack(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	const own = moved.filter(({ change }) => change === 'joined');
	const ids = own.flatMap(({ before }) => (before.membership_id as string | undefined) ?? []);
	if (ids.length === 0) return;
	const standing = new Set(
		(await keepRows(tx, 'membership', 'id', ids)).map(({ id }) => id as string)
	);
	for (const part of parts)
		for (const { before } of own.filter(({ table }) => table === part.table))
			if (standing.has(before.membership_id as string)) await takeBackOne(tx, { ...part, before });
}

async function takeBackOne(tx: Transaction, { table, key, before }: Part): Promise<void> {
	const { numAffectedRows } = await sql`
		update ${sql.table(table)} set membership_id = ${before.membership_id}
		where ${sql.ref(key)} = ${before[key]}`.execute(tx);
	if (!numAffectedRows) await insertKept(tx, table, [before]);
}
