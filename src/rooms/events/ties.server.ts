import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database/database.ts';
import { keepRows } from '#platform/database/kept-rows.server.ts';
import { rowsOf, type Moved } from '#platform/database/ties.ts';

/** Where events name organisations: as owner, organiser, a speaker's or participant's house. */
const places = [
	{ table: 'event', column: 'owner_id' },
	{ table: 'event_organiser', column: 'organisation_id' },
	{ table: 'session_speaker', column: 'organisation_id' },
	{ table: 'registration', column: 'organisation_id' }
] as const;

/** Which of these organisations events rely on. */
export async function listOrganisationsOfEvents(
	db: Database,
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

/** Has events name another organisation where they named one. */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const moved: Moved[] = [];
	for (const { table, column } of places) {
		const kept = await keepRows(tx, table, column, [fromId]);
		await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${toId}
			where ${sql.ref(column)} = ${fromId}`.execute(tx);
		moved.push(...kept.map((before) => ({ table, before, change: 'moved' as const })));
	}
	return moved;
}

/** Only the name goes back: what others did to a row meanwhile stays done. */
export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	for (const { table, column } of places)
		for (const row of rowsOf(moved, table))
			await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${row[column] as string}
				where id = ${row.id as string}`.execute(tx);
}
