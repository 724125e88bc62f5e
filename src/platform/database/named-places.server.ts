import { sql, type RawBuilder } from 'kysely';
import type { Database, Transaction } from './database.ts';
import { keepRows, putBackHolder } from './kept-rows.server.ts';
import { rowsOf, type Moved } from './ties.ts';

/** Where a room's tables, each with an `id`, name a subject. */
export type NamedPlace = { table: string; column: string };

/** Which of these subjects are named anywhere there. */
export async function listNamed(
	db: Database,
	places: readonly NamedPlace[],
	ids: readonly string[]
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const found = await Promise.all(
		places.map(({ table, column }) =>
			sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}
				where ${sql.ref(column)} = any(${[...ids]}::uuid[])`.execute(db)
		)
	);
	return new Set(found.flatMap(({ rows }) => rows.map(({ id }) => id)));
}

/** Names another subject wherever one was named; answers each row as it was before. */
export async function moveNamed(
	tx: Transaction,
	places: readonly NamedPlace[],
	{ fromId, toId }: { fromId: string; toId: string }
): Promise<Moved[]> {
	const moved: Moved[] = [];
	for (const { table, column } of places)
		for (const before of await keepRows(tx, table, column, [fromId]))
			moved.push({ table, before, change: 'moved' });
	for (const { table, column } of places)
		await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${toId}
			where ${sql.ref(column)} = ${fromId}`.execute(tx);
	return moved;
}

/** The same where a row may already be there under the other name: such a row stays where it was. */
export async function moveUnlessThere(
	tx: Transaction,
	{ table, column }: NamedPlace,
	{ fromId, toId }: { fromId: string; toId: string },
	isThere: RawBuilder<boolean>
): Promise<Moved[]> {
	const kept = await keepRows(tx, table, column, [fromId]);
	const { rows } = await sql<{ id: string }>`
		update ${sql.table(table)} as it set ${sql.ref(column)} = ${toId}
		where ${sql.ref(column)} = ${fromId} and not ${isThere} returning id`.execute(tx);
	const movedIds = new Set(rows.map(({ id }) => id));
	return kept.flatMap((before): Moved[] =>
		movedIds.has(before.id as string) ? [{ table, before, change: 'moved' }] : []
	);
}

/** Only the name goes back: what others did to a row meanwhile stays done. */
export async function putBackNamed(
	tx: Transaction,
	places: readonly NamedPlace[],
	moved: readonly Moved[]
): Promise<void> {
	for (const { table, column } of places)
		await putBackHolder(tx, table, column, rowsOf(moved, table));
}
