import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test.each(['marketplace', 'interest', 'matching', 'searches', 'introductions'])(
	'in Bulgarian an entry is an «обява» everywhere: %s',
	async (room) => {
		const messages = JSON.parse(await readFile(`messages/${room}/bg.json`, 'utf8')) as object;
		const others = Object.values(messages).flatMap((text) =>
			[...String(text).matchAll(/[^\s„]*запис(?!ан)[^\s.,“]*/giu)].map(([word]) => word)
		);
		expect(others).toEqual([]);
	}
);
