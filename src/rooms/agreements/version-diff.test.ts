import { expect, test } from 'vitest';
import type { Version, VersionClause } from './version.ts';
import { compareVersions } from './version-diff.ts';
import { wordDiff } from './word-diff.ts';

const clause = (key: string, body: string, number = '§ 1'): VersionClause => ({
	...{ key, parentKey: null, number, template: null, area: null, isCompared: true },
	texts: { pl: { heading: '', body } }
});
const version = (clauses: VersionClause[], title = '') =>
	({ locales: ['pl'], titles: { pl: title }, preambles: {}, clauses }) as unknown as Version;

test('words put in and taken out are told apart', () => {
	expect(wordDiff('na trzy lata', 'na cztery długie lata')).toEqual([
		{ kind: 'same', text: 'na' },
		{ kind: 'gone', text: ' trzy' },
		{ kind: 'added', text: ' cztery długie' },
		{ kind: 'same', text: ' lata' }
	]);
});

test('what is joined again from both sides is the one text and the other', () => {
	const [before, after] = ['a b c d', 'b x d e'];
	const pieces = wordDiff(before, after);
	const read = (kind: string) =>
		pieces.flatMap((one) => (one.kind === kind ? [] : [one.text])).join('');
	expect([read('added'), read('gone')]).toEqual([before, after]);
});

test('a clause is added, struck, changed, moved or the same', () => {
	const from = version([clause('a', 'A'), clause('b', 'B'), clause('c', 'C'), clause('d', 'D')]);
	const to = version([clause('c', 'C'), clause('a', 'A'), clause('b', 'B!'), clause('e', 'E')]);
	const kinds = compareVersions(from, to, ['pl']).map(({ key, kind }) => [key, kind]);
	expect(Object.fromEntries(kinds)).toEqual({
		...{ a: 'moved', b: 'changed', c: 'moved', d: 'struck', e: 'added' }
	});
});

test('another title is a difference', () => {
	const [told] = compareVersions(version([], 'Umowa'), version([], 'Umowa ramowa'), ['pl']);
	expect(told).toMatchObject({ key: 'preamble', kind: 'changed' });
});

test('a text too long to be set word against word is gone and put in whole', () => {
	const long = (word: string) => `${word} `.repeat(3000).trim();
	const pieces = wordDiff(`start ${long('a')} end`, `start ${long('b')} end`);
	expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'gone', 'added', 'same']);
	expect(pieces.at(-1)?.text).toBe(' end');
});
