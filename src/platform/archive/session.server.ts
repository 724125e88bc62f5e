import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import type { Database } from '#platform/database/database.ts';
import type { Tables } from '#platform/database/tables.ts';

/** One connection for a long piece of work that must not be torn: COPY and migrations alike. */
export async function inSession<T>(
	url: string,
	work: (client: pg.Client) => Promise<T>
): Promise<T> {
	const client = new pg.Client({ connectionString: url, application_name: 'osnova archive' });
	let lost: Error | undefined;
	client.on('error', (error) => (lost = error));
	await client.connect();
	try {
		return await work(client);
	} catch (error) {
		throw lost ?? error;
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Kysely on a connection that is already open, and stays so. */
export function databaseWithin(client: pg.Client): Database {
	const lent = { query: client.query.bind(client), release: () => undefined };
	const pool = { connect: () => Promise.resolve(lent), end: () => Promise.resolve() };
	return new Kysely<Tables>({
		dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool })
	});
}
