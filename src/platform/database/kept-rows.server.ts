import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** Rows just as the database has them, to the microsecond, by the names of their columns. */
export type KeptRow = Record<string, unknown>;

export async function keepRows(
	tx: Transaction,
	table: string,
	column: string,
	values: readonly string[]
): Promise<KeptRow[]> {
	const { rows } = await sql<{ kept: KeptRow }>`
		select to_jsonb(it) as kept from ${sql.table(table)} as it
		where ${sql.ref(`it.${column}`)}::text = any(${[...values]}::text[])
		order by to_jsonb(it)::text for update`.execute(tx);
	return rows.map(({ kept }) => kept);
}

/** Inserts kept rows exactly as they were. */
export async function insertKept(
	tx: Transaction,
	table: string,
	rows: readonly KeptRow[]
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	// A column that is younger than the kept rows takes its own default.
	const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
	await sql`
		insert into ${sql.table(table)} (${columns})
		select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
		tx
	);
}

/** Puts kept rows back in the place of what now has their ids. */
export async function putBackKept(
	tx: Transaction,
	table: string,
	rows: readonly KeptRow[]
): Promise<void> {
	const ids = rows.map(({ id }) => id as string);
	await sql`delete from ${sql.table(table)} where id::text = any(${ids}::text[])`.execute(tx);
	await insertKept(tx, table, rows);
}

/** Only who holds them goes back: what was changed in them meanwhile stays changed. */
export async function putBackHolder(
	tx: Transaction,
	table: string,
	column: string,
	rows: readonly KeptRow[]
): Promise<void> {
	await sql`
		update ${sql.table(table)} as it set ${sql.ref(column)} = kept.${sql.ref(column)}
		from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) as kept
		where it.id = kept.id`.execute(tx);
}

/** Sets a row that others point at back to what it was, without ever taking it away. */
export async function resetKept(tx: Transaction, table: string, row: KeptRow): Promise<void> {
	const columns = Object.keys(row).filter((name) => name !== 'id');
	const changes = sql.join(
		columns.map((name) => sql`${sql.ref(name)} = ${sql.ref(`kept.${name}`)}`)
	);
	await sql`
		update ${sql.table(table)} as it set ${changes}
		from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb) as kept
		where it.id = kept.id`.execute(tx);
}
