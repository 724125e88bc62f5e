import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { prepared } from './prepared.ts';
import { testDatabase } from './testing.ts';

const db = await testDatabase();

test('a date stays a date, an instant becomes a Date, large numbers become numbers', async () => {
	const { rows } = await sql`select date '2026-03-29' as a_day, array[date '2026-03-29'] as days,
		timestamptz '2026-03-29 02:30+02' as at, 9007199254740991::bigint as whole, 1.25::numeric as part,
		'{"inner_key":{"a_b":1}}'::jsonb as kept_json`.execute(db);
	expect(rows).toEqual([
		{
			aDay: '2026-03-29',
			days: ['2026-03-29'],
			at: new Date('2026-03-29T00:30:00Z'),
			whole: 9007199254740991,
			part: 1.25,
			keptJson: { inner_key: { a_b: 1 } }
		}
	]);
});

test('a number too large for JavaScript is not silently rounded', async () => {
	await expect(sql`select 9007199254740993::bigint`.execute(db)).rejects.toThrow('too large');
});

test('a statement marked so is parsed once by its connection and answers to other values', async () => {
	await db.connection().execute(async (held) => {
		const ask = (number: number) =>
			sql<{ sum: number }>`${prepared('two_more')} select ${number}::int + 2 as sum`.execute(held);
		expect([(await ask(1)).rows[0]?.sum, (await ask(40)).rows[0]?.sum]).toEqual([3, 42]);
		const { rows } = await sql`select name from pg_prepared_statements`.execute(held);
		expect(rows).toEqual([{ name: 'two_more' }]);
	});
	expect(() => prepared("it's")).toThrow('no name');
});
