import { expect, test } from 'vitest';
import { initialsOf, weaveOf } from './initials.ts';

test.each([
	['Klaster Innowacyjnego Przemysłu i Mody', 'KI'],
	['Българска модна асоциация', 'БМ'],
	['CLOTH', 'C'],
	['  “élan” & fils ', 'ÉF'],
	['', '']
])('%s', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('a weave stays with its name', () => {
	expect(weaveOf('PIOT')).toBe(weaveOf('PIOT'));
	expect(weaveOf('')).toBe(0);
});
