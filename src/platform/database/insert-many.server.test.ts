import { expect, test } from 'vitest';
import { insertMany } from './insert-many.ts';
import { testDatabase } from './testing.ts';

const db = await testDatabase();

const put = (rows: { key: string; value: string; changedAt: Date }[]) =>
	db
		.transaction()
		.execute((tx) => insertMany(tx, 'setting', rows, { json: ['value'], replacing: ['key'] }));

const kept = () =>
	db
		.selectFrom('setting')
		.selectAll()
		.where('key', 'like', 'test %')
		.orderBy('changedAt')
		.execute();

test('many rows go in as they are: instants, JSON, odd letters; one there already is replaced', async () => {
	const words = ['plain', 'Łódź "quoted" \\ud800 \\\\', 'half \ud83d', '🧵'];
	const value = { inner_key: { a_b: [1, null] } };
	const rows = words.map((word, at) => ({
		key: `test ${word}`,
		value: JSON.stringify(value),
		changedAt: new Date(Date.UTC(2026, 2, 29, 0, at))
	}));
	await put(rows);
	expect(await kept()).toEqual(
		rows.map(({ key, changedAt }) => ({ key: key.toWellFormed(), value, changedAt }))
	);
	await put(rows.slice(0, 1).map((row) => ({ ...row, value: '"anew"' })));
	expect((await kept()).map((row) => row.value)).toEqual(['anew', value, value, value]);
	await put([]);
});
