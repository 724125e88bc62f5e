import type { Client } from 'pg';
import type { Manifest } from './layout.ts';

interface ForeignKey {
	table: string;
	name: string;
	definition: string;
}

async function rows<Row>(client: Client, text: string): Promise<Row[]> {
	return (await client.query(text)).rows as Row[];
}

/** Every table with the columns that hold something of their own; generated ones follow from them. */
export async function listTables(client: Client): Promise<Manifest['tables']> {
	return rows(
		client,
		`select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid
			and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
		where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
		group by c.relname order by c.relname`
	);
}

export async function listSequences(client: Client): Promise<Manifest['sequences']> {
	return rows(
		client,
		`select sequencename as name, last_value::text as "lastValue"
		from pg_sequences where schemaname = 'public' order by sequencename`
	);
}

export async function listForeignKeys(client: Client): Promise<ForeignKey[]> {
	return rows(
		client,
		`select conrelid::regclass::text as table, quote_ident(conname) as name,
			pg_get_constraintdef(oid) as definition
		from pg_constraint
		where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid, conname`
	);
}

export async function dropForeignKeys(client: Client, keys: ForeignKey[]): Promise<void> {
	for (const { table, name } of keys) {
		await client.query(`alter table ${table} drop constraint ${name}`);
	}
}

/** Putting a foreign key back checks every row against it. */
export async function addForeignKeys(client: Client, keys: ForeignKey[]): Promise<void> {
	for (const { table, name, definition } of keys) {
		await client.query(`alter table ${table} add constraint ${name} ${definition}`);
	}
}

/** What a trigger would do has been done already, when the row was first written. */
export async function setTriggers(
	client: Client,
	tables: string[],
	state: 'enable' | 'disable'
): Promise<void> {
	for (const table of tables) {
		await client.query(`alter table ${client.escapeIdentifier(table)} ${state} trigger user`);
	}
}

export async function setSequences(
	client: Client,
	sequences: Manifest['sequences']
): Promise<void> {
	for (const { name, lastValue } of sequences) {
		const place = client.escapeIdentifier(name);
		if (lastValue !== null) await client.query('select setval($1, $2)', [place, lastValue]);
	}
}

export function columnList(client: Client, columns: string[]): string {
	return columns.map((column) => client.escapeIdentifier(column)).join(', ');
}
