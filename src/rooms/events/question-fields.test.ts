import { describe, expect, it } from 'vitest';
import { optionsIn } from './question-fields.ts';

const before = [
	{ key: 'o1', labels: { pl: 'mięsny', en: 'meat' } },
	{ key: 'o2', labels: { pl: 'wegański', en: 'vegan' } }
];
const read = (pl: string, en = '') => optionsIn({ pl, en }, before, 'pl');

describe('options as they are written', () => {
	it('keep their keys when they change places', () => {
		expect(read('wegański\nmięsny', 'vegan\nmeat')).toEqual([before[1], before[0]]);
	});

	it('keep their keys when only the words change', () => {
		expect(read('z mięsem\nwegański').map(({ key }) => key)).toEqual(['o1', 'o2']);
	});

	it('get a new key when they are new', () => {
		expect(read('mięsny\nwegański\nrybny').map(({ key }) => key)).toEqual(['o1', 'o2', 'o3']);
		expect(read('rybny').map(({ key }) => key)).toEqual(['o3']);
	});

	it('stand in the same line in every language', () => {
		expect(read('mięsny\n\nwegański', 'meat\n\nvegan')[1]?.labels).toEqual({
			pl: 'wegański',
			en: 'vegan'
		});
	});
});
