import { sql, type Insertable, type RawBuilder } from 'kysely';
import type { Transaction } from './database.ts';
import type { Tables } from './tables.ts';

interface Wishes<Name extends keyof Tables> {
	/** Columns whose values are JSON texts already. */
	json?: readonly (keyof Tables[Name] & string)[];
	/** The key by which a row that is there already is replaced. */
	replacing?: readonly (keyof Tables[Name] & string)[];
	/** Columns of such a row that stay as they were. */
	keeping?: readonly (keyof Tables[Name] & string)[];
}

/**
 * Puts many rows in by one parameter, all of them as one JSON text. A parameter for each value, as
 * `values` has it, costs both sides more than the writing itself. The rows have the same columns.
 */
export async function insertMany<Name extends keyof Tables & string>(
	tx: Transaction,
	table: Name,
	rows: readonly Insertable<Tables[Name]>[],
	{ json = [], replacing = [], keeping = [] }: Wishes<Name> = {}
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const columns = Object.keys(first);
	const given = columns.map((column) =>
		(json as readonly string[]).includes(column)
			? sql`(${sql.ref(column)} #>> '{}')::jsonb`
			: sql.ref(column)
	);
	await sql`insert into ${sql.table(table)} (${sql.join(columns.map((one) => sql.ref(one)))})
		select ${sql.join(given)}
		from json_populate_recordset(null::${sql.table(table)}, ${asText(rows, columns)}::json)
		${replacing.length > 0 ? overThere(columns, replacing, keeping) : sql``}`.execute(tx);
}

function overThere(
	columns: readonly string[],
	keys: readonly string[],
	kept: readonly string[]
): RawBuilder<unknown> {
	const others = columns.filter((column) => !keys.includes(column) && !kept.includes(column));
	return sql`on conflict (${sql.join(keys.map((key) => sql.ref(key)))}) do update set ${sql.join(
		others.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
	)}`;
}

function asText(rows: readonly object[], columns: readonly string[]): string {
	const names = columns.map((column) => [column, snakeCase(column)] as const);
	const named = rows.map((row) => {
		const one: Record<string, unknown> = {};
		for (const [column, name] of names) one[name] = row[column as keyof typeof row];
		return one;
	});
	return whole(JSON.stringify(named));
}

const snakeCase = (name: string): string =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Half a letter, which PostgreSQL does not take in JSON, becomes the sign for one that is lost. */
const whole = (text: string): string =>
	text.includes('\\ud')
		? text.replace(/(\\\\)|\\ud[89a-f][0-9a-f]{2}/g, (_, slash?: string) => slash ?? '\ufffd')
		: text;
