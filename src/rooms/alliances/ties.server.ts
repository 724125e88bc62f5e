import type { Database, Transaction } from '#platform/database/database.ts';
import { keepRows, putBackHolder, putBackKept } from '#platform/database/kept-rows.server.ts';
import { overlap, rowsOf, type Moved } from '#platform/database/ties.ts';

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

const table = 'alliance_participation';

/** Lets another organisation take part where one did; parts that overlap become one. */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const kept = await keepRows(tx, table, 'organisation_id', [fromId]);
	const moved: Moved[] = [];
	for (const row of await listOf(tx, fromId)) {
		const held = (await listOf(tx, toId)).some(
			(one) => one.allianceId === row.allianceId && overlap(one, row)
		);
		const before = kept.find(({ id }) => id === row.id);
		if (before) moved.push({ table, before, change: held ? 'joined' : 'moved' });
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

const listOf = (tx: Transaction, organisationId: string) =>
	tx
		.selectFrom('allianceParticipation')
		.selectAll()
		.where('organisationId', '=', organisationId)
		.orderBy('id')
		.execute();

/** Puts them back where they were before the move; what was changed in them since stays changed. */
export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	await putBackHolder(tx, table, 'organisation_id', rowsOf(moved, table, 'moved'));
	await putBackKept(tx, table, rowsOf(moved, table, 'joined'));
}
