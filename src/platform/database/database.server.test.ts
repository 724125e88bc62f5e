import { sql } from 'kysely';
import { expect, test } from 'vitest';
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
