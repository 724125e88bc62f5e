import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { AIMS, DEFAULT_AIMS } from './aims.ts';

test('the README’s table of aims is that of the rules', () => {
	const readme = readFileSync(path.join(import.meta.dirname, '..', 'README.md'), 'utf8');
	const told = readme.split('\n').filter((line) => /^\| `/.test(line));
	const cells = told.map((line) =>
		line
			.split('|')
			.map((cell) => cell.trim())
			.filter(Boolean)
	);
	expect(cells).toEqual(
		AIMS.map(({ name, title, counts }) => [
			`\`${name}\``,
			title,
			counts,
			DEFAULT_AIMS.includes(name) ? String(DEFAULT_AIMS.indexOf(name) + 1) : '–'
		])
	);
});
