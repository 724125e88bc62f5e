import type { Client } from 'pg';

const aside = 'set_aside';

/**
 * Puts what is in the database out of the way, to be thrown away once the other has taken its place.
 * Within the one transaction, dropping it all would lock thousands of things: more than a server of
 * usual settings has locks for.
 */
export async function setAside(client: Client): Promise<void> {
	// Kysely would find these in any schema, and take the new one for migrated.
	await client.query('drop table if exists kysely_migration, kysely_migration_lock');
	await client.query(`alter schema public rename to ${aside}`);
	await client.query('create schema public');
	const { rows } = await client.query<{ name: string }>(
		`select quote_ident(extname) as name from pg_extension where extnamespace = '${aside}'::regnamespace`
	);
	for (const { name } of rows) await client.query(`alter extension ${name} set schema public`);
	await client.query('drop schema if exists pgboss cascade');
}

/** Throws away what was set aside, table by table; also what a restore left that was cut off here. */
export async function throwAway(client: Client): Promise<void> {
	const { rows } = await client.query<{ name: string }>(
		`select quote_ident(relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
		where nspname = '${aside}' and relkind in ('r', 'p')`
	);
	for (const { name } of rows) await client.query(`drop table if exists ${aside}.${name} cascade`);
	await client.query(`drop schema if exists ${aside} cascade`);
}
