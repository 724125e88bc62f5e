import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { testDatabase } from './testing.ts';
import { isConnectionLost, nameViolations, reasonOf } from './violations.ts';

const db = await testDatabase();

await sql`create table booking (
	id integer constraint booking_id_unique unique,
	during daterange,
	seats integer constraint booking_has_seats check (seats > 0),
	of_id integer constraint booking_of_known references booking (id),
	constraint booking_apart exclude using gist (during with &&))`.execute(db);
nameViolations({
	booking_id_unique: 'id_taken',
	booking_has_seats: 'no_seats',
	booking_of_known: 'unknown_booking',
	booking_apart: 'dates_cross'
});

async function book(values: string): Promise<unknown> {
	const insert = sql`insert into booking values ${sql.raw(values)}`.execute(db);
	return insert.then(
		() => undefined,
		(error: unknown) => reasonOf(error)
	);
}

test('each kind of constraint becomes its reason', async () => {
	expect(await book(`(1, '[2026-01-01,2026-01-05)', 1, null)`)).toBeUndefined();
	expect(await book(`(1, '[2026-02-01,2026-02-05)', 1, null)`)).toBe('id_taken');
	expect(await book(`(2, '[2026-01-04,2026-01-09)', 1, null)`)).toBe('dates_cross');
	expect(await book(`(3, null, 0, null)`)).toBe('no_seats');
	expect(await book(`(4, null, 1, 99)`)).toBe('unknown_booking');
});

test('an error without a name of ours has no reason', async () => {
	const error = await sql`select 1/0`.execute(db).catch((caught: unknown) => caught);
	expect(reasonOf(error)).toBeUndefined();
	expect(isConnectionLost(error)).toBe(false);
});

test('a server that is not there is a lost connection', async () => {
	const away = openDatabase('postgresql://nobody@127.0.0.1:9/none');
	const error = await sql`select 1`.execute(away).catch((caught: unknown) => caught);
	expect(isConnectionLost(error)).toBe(true);
	await away.destroy();
});

test('a connection cut in the middle of a transaction is lost, and the pool goes on', async () => {
	const cut = db.transaction().execute(async (tx) => {
		const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
		await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
		await sql`select 1`.execute(tx);
	});
	expect(isConnectionLost(await cut.catch((caught: unknown) => caught))).toBe(true);
	expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});
