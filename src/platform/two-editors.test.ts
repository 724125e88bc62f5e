import { describe, expect, it } from 'vitest';
import { listDifferences, mergeFields } from './two-editors.ts';

describe('two people editing one record', () => {
	const base = { name: 'KIPIM', town: 'Łódź', website: '' };
	it.each([
		[
			'nothing when they changed what I changed in the same way',
			{ town: 'Pabianice' },
			{ town: 'Pabianice' },
			[]
		],
		['nothing where only I wrote', { town: 'Pabianice' }, {}, []],
		[
			'theirs proposed where I left it',
			{},
			{ town: 'Zgierz' },
			[['town', 'Łódź', 'Zgierz', 'theirs']]
		],
		[
			'mine proposed where both wrote',
			{ town: 'Pabianice' },
			{ town: 'Zgierz' },
			[['town', 'Pabianice', 'Zgierz', 'mine']]
		],
		['what they emptied', {}, { town: '' }, [['town', 'Łódź', '', 'theirs']]]
	])('%s', (_, mine, theirs, expected) => {
		const found = listDifferences(base, { ...base, ...mine }, { ...base, ...theirs });
		expect(found.map((it) => [it.field, it.mine, it.theirs, it.proposed])).toEqual(expected);
	});

	it('takes theirs only where it was chosen', () => {
		const mine = { name: 'A', town: 'Łódź' };
		const theirs = { name: 'B', town: 'Zgierz' };
		expect(mergeFields(mine, theirs, { name: 'mine', town: 'theirs' })).toEqual({
			name: 'A',
			town: 'Zgierz'
		});
	});
});
