import { sql, type RawBuilder } from 'kysely';
import type pg from 'pg';

/**
 * Put before a statement, or at the front of a `select`, it has each connection parse and plan it once and
 * for all, which for a question asked at every request is most of its cost. Such a statement names its columns (a `select *`
 * would not outlive the next migration) and has the same text every time: lists are `= any($1)`.
 */
export function prepared(name: string): RawBuilder<unknown> {
	if (!/^[a-z_]+$/.test(name)) throw new Error(`${name} is no name for a statement`);
	return sql.raw(`/* prepared ${name} */`);
}

const mark = /^\s*(?:select )?\/\* prepared ([a-z_]+) \*\//;

type Query = (text: unknown, values?: unknown[], ...rest: unknown[]) => unknown;

/** Has a connection send the statements marked so under their name. */
export function prepareMarked(client: pg.ClientBase): void {
	const query = client.query.bind(client) as Query;
	const marked: Query = (text, values, ...rest) => {
		const name = typeof text === 'string' && mark.exec(text)?.[1];
		return name ? query({ name, text, values }, ...(rest as [])) : query(text, values, ...rest);
	};
	client.query = marked as typeof client.query;
}
