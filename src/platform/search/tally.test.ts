import { describe, expect, it } from 'vitest';
import { between, countIn, knows, tallyOf, type Tallied } from './tally.ts';
import type { Wanted } from './wanted.ts';

const some = (more: Partial<Tallied>): Tallied => ({
	subjectKinds: 'organisation',
	countries: 'PL',
	regions: 'PL-10',
	kinds: 'company',
	sectors: 'textiles',
	labels: '',
	number: 1,
	...more
});

const tally = tallyOf([
	some({ number: 5 }),
	some({ number: 3, kinds: 'research' }),
	some({ number: 2, countries: 'BG', regions: 'BG32' }),
	some({ number: 1, countries: 'BG', regions: '', kinds: 'research', sectors: '' }),
	some({ number: 4, subjectKinds: 'cluster', kinds: '', sectors: `textiles${between}digital` })
]);
const asked = (more: Partial<Wanted>): Wanted => ({ locale: 'pl', ...more });

describe('a tally', () => {
	it('tells how many there are of each', () => {
		const { total, counts } = countIn(tally, asked({}), ['countries', 'sectors']);
		expect(total).toBe(15);
		expect(counts.countries).toEqual([
			{ value: 'PL', count: 12 },
			{ value: 'BG', count: 3 }
		]);
		expect(counts.sectors?.map(({ count }) => count)).toEqual([14, 4]);
	});

	it('counts a chosen facet as if it had not been chosen', () => {
		const wanted = asked({ countries: ['BG'], kinds: ['research'] });
		const { total, counts } = countIn(tally, wanted, ['countries', 'kinds']);
		expect(total).toBe(1);
		expect(counts.countries).toEqual([
			{ value: 'PL', count: 3 },
			{ value: 'BG', count: 1 }
		]);
		expect(counts.kinds).toEqual([
			{ value: 'company', count: 2 },
			{ value: 'research', count: 1 }
		]);
	});

	it('tells what something is apart from which way it goes and how large it is', () => {
		const entries = tallyOf([
			some({ kinds: ['product', 'offer', 'small'].join(between), number: 3 }),
			some({ kinds: ['product', 'request'].join(between), number: 2 }),
			some({ kinds: ['service', 'offer', 'micro'].join(between), number: 1 })
		]);
		const wanted = asked({ kinds: ['product'], directions: ['offer'] });
		const { total, counts } = countIn(entries, wanted, ['kinds', 'directions', 'sizes']);
		expect(total).toBe(3);
		expect(counts).toEqual({
			kinds: [
				{ value: 'product', count: 3 },
				{ value: 'service', count: 1 }
			],
			directions: [
				{ value: 'offer', count: 3 },
				{ value: 'request', count: 2 }
			],
			sizes: [{ value: 'small', count: 3 }]
		});
	});

	it('counts within what was chosen elsewhere', () => {
		const { counts } = countIn(tally, asked({ subjectKinds: ['cluster'] }), ['countries']);
		expect(counts.countries).toEqual([{ value: 'PL', count: 4 }]);
	});

	it.each([
		[{ sectors: ['nace-13'] }, false],
		[{ sectors: ['digital'], countries: ['BG', 'PL'] }, true],
		[{}, true]
	])('knows what was chosen: %j', (more: Partial<Wanted>, known) => {
		expect(knows(tally, asked(more))).toBe(known);
	});
});
