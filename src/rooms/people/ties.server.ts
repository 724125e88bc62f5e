import type { Database, Transaction } from '#platform/database/database.ts';
import { keepRows, putBackHolder } from '#platform/database/kept-rows.server.ts';
import { overlap, rowsOf, type Moved } from '#platform/database/ties.ts';

/** Which of these organisations people hold or held roles in. */
export async function listOrganisationsOfPeople(
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.selectFrom('roleGrant')
		.select('scopeId')
		.where('scopeKind', '=', 'organisation')
		.where('scopeId', 'in', ids)
		.execute();
	return new Set(rows.flatMap(({ scopeId }) => scopeId ?? []));
}

const table = 'role_grant';

/** Roles in one organisation become roles in another; one held in both at once stays one. */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const kept = await keepRows(tx, table, 'scope_id', [fromId]);
	const held = await listOf(tx, toId);
	const moved: Moved[] = [];
	for (const row of await listOf(tx, fromId)) {
		const isHeld = held.some(
			(one) => one.personId === row.personId && one.role === row.role && overlap(one, row)
		);
		const before = kept.find(({ id }) => id === row.id);
		if (before) moved.push({ table, before, change: isHeld ? 'joined' : 'moved' });
		if (!isHeld)
			await tx.updateTable('roleGrant').set({ scopeId: toId }).where('id', '=', row.id).execute();
	}
	return moved;
}

const listOf = (tx: Transaction, organisationId: string) =>
	tx
		.selectFrom('roleGrant')
		.selectAll()
		.where('scopeKind', '=', 'organisation')
		.where('scopeId', '=', organisationId)
		.orderBy('id')
		.execute();

/** Only where the role is held goes back: what others did to it meanwhile stays done. */
export const putBackOrganisation = (tx: Transaction, moved: readonly Moved[]): Promise<void> =>
	putBackHolder(tx, table, 'scope_id', rowsOf(moved, table));
