import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const rooms = ['marketplace', 'interest', 'matching', 'searches', 'introductions'];

test.each(rooms.flatMap((room) => [`${room}/bg`, `${room}/ru`]))(
	'an entry is an advertisement, «обява» or «объявление», everywhere: %s',
	async (file) => {
		const messages = JSON.parse(await readFile(`messages/${file}.json`, 'utf8')) as object;
		const others = Object.values(messages).flatMap((text) =>
			[...String(text).matchAll(/(?<!учётной |\p{L})запис(?!ан)[^\s.,“»]*/giu)].map(
				([word]) => word
			)
		);
		expect(others).toEqual([]);
	}
);
