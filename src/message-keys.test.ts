import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { refusalText } from '#platform/guards/words.server.ts';

test('no two rooms say something under one key: the later one would be read in the other’s place', async () => {
	const rooms = new Map<string, string[]>();
	for await (const file of glob('messages/*/en.json'))
		for (const key of Object.keys(JSON.parse(await readFile(file, 'utf8')) as object))
			if (key !== '$schema') rooms.set(key, [...(rooms.get(key) ?? []), file]);
	expect(rooms.size).toBeGreaterThan(1000);
	expect([...rooms].filter(([, files]) => files.length > 1)).toEqual([]);
});

test('a refusal names a day as it is read', () => {
	const refused = { reason: 'notice_too_short', details: { earliest: '2027-02-20' } };
	expect(refusalText(refused, 'pl')).toContain('20 lutego 2027');
	expect(refusalText(refused, 'bg')).toContain('20 февруари 2027.');
});
