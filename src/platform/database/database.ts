import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction as Open } from 'kysely';
import pg from 'pg';
import { running } from '#platform/running.ts';
import { prepareMarked } from './prepared.ts';
import type { Tables } from './tables.ts';
import { typeParsers } from './types.ts';

export type Database = Kysely<Tables>;
export type Transaction = Open<Tables>;

export interface PoolWishes {
	/** Connections at most; many processes share what the server allows. */
	max?: number;
	/** Told of a connection that was lost while nobody used it. */
	onLost?: (error: Error) => void;
}

export function openDatabase(url: string, wishes: PoolWishes = {}): Database {
	return databaseOn(openPool(url, wishes));
}

export function databaseOn(pool: pg.Pool): Database {
	return new Kysely<Tables>({
		dialect: new PostgresDialect({ pool }),
		plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
	});
}

export function openPool(
	url: string,
	{ max = 10, onLost = () => undefined }: PoolWishes = {}
): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		max,
		connectionTimeoutMillis: 5_000,
		idleTimeoutMillis: 30_000,
		keepAlive: true,
		application_name: 'osnova',
		types: typeParsers
	});
	// Without these listeners a database that goes away takes the whole process with it.
	pool.on('error', onLost);
	pool.on('connect', (client) => client.on('error', onLost));
	pool.on('connect', prepareMarked);
	keepAccount(pool);
	return pool;
}

function keepAccount(pool: pg.Pool): void {
	const { pools } = running();
	for (const known of pools) if (known.ended) pools.delete(known);
	pools.add(pool);
}
