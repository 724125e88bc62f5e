import type { Database, Transaction } from '#platform/database/database.ts';

/** Which of these organisations take part in an alliance by themselves. */
export async function listOrganisationsOfAlliances(
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.selectFrom('allianceParticipation')
		.select('organisationId')
		.where('organisationId', 'in', ids)
		.execute();
	return new Set(rows.flatMap(({ organisationId }) => organisationId ?? []));
}

export type Moved = { table: string; before: Record<string, unknown>; change: 'moved' | 'joined' };

/** Lets another organisation take part where one did; parts that overlap become one. */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const of = (id: string) =>
		tx
			.selectFrom('allianceParticipation')
			.selectAll()
			.where('organisationId', '=', id)
			.orderBy('id')
			.execute();
	const moved: Moved[] = [];
	for (const row of await of(fromId)) {
		const held = (await of(toId)).find(
			(one) => one.allianceId === row.allianceId && overlaps(one, row)
		);
		moved.push({
			table: 'allianceParticipation',
			before: row,
			change: held ? 'joined' : 'moved'
		});
		if (held) await tx.deleteFrom('allianceParticipation').where('id', '=', row.id).execute();
		else
			await tx
				.updateTable('allianceParticipation')
				.set({ organisationId: toId })
				.where('id', '=', row.id)
				.execute();
	}
	return moved;
}

type Term = { validFrom: string; validUntil: string | null };

const overlaps = (one: Term, other: Term): boolean =>
	(one.validUntil === null || other.validFrom < one.validUntil) &&
	(other.validUntil === null || one.validFrom < other.validUntil);

/** Puts rows back exactly as they were before the move. */
export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	const rows = moved
		.filter(({ table }) => table === 'allianceParticipation')
		.map(({ before }) => before);
	if (rows.length === 0) return;
	const ids = rows.map((row) => row.id as string);
	await tx.deleteFrom('allianceParticipation').where('id', 'in', ids).execute();
	await tx
		.insertInto('allianceParticipation')
		.values(rows as never)
		.execute();
}
