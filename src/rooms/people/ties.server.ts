import type { Database, Transaction } from '#platform/database/database.ts';

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

export type Moved = { table: string; before: Record<string, unknown>; change: 'moved' | 'joined' };

/** Roles in one organisation become roles in another; one held in both at once stays one. */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const of = (id: string) =>
		tx
			.selectFrom('roleGrant')
			.selectAll()
			.where('scopeKind', '=', 'organisation')
			.where('scopeId', '=', id)
			.orderBy('id')
			.execute();
	const moved: Moved[] = [];
	const held = await of(toId);
	for (const row of await of(fromId)) {
		const isHeld = held.some(
			(one) => one.personId === row.personId && one.role === row.role && overlaps(one, row)
		);
		moved.push({ table: 'roleGrant', before: row, change: isHeld ? 'joined' : 'moved' });
		if (!isHeld)
			await tx.updateTable('roleGrant').set({ scopeId: toId }).where('id', '=', row.id).execute();
	}
	return moved;
}

type Term = { validFrom: Date; validUntil: Date | null };

const overlaps = (one: Term, other: Term): boolean =>
	(one.validUntil === null || other.validFrom < one.validUntil) &&
	(other.validUntil === null || one.validFrom < other.validUntil);

export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	for (const { table, before } of moved)
		if (table === 'roleGrant')
			await tx
				.updateTable('roleGrant')
				.set({ scopeId: before.scopeId as string })
				.where('id', '=', before.id as string)
				.execute();
}
