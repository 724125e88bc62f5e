import { describe, expect, it } from 'vitest';
import { locationQuotient, shareOf } from './share.ts';

const clothing = new Map([
	['PL-10', 25],
	['PL-14', 15],
	['PL-24', 60]
]);

describe('a share', () => {
	it('adds the regions of a group', () => {
		expect(shareOf(clothing, ['PL-10', 'PL-14'])).toBeCloseTo(0.4);
	});

	it('is unknown where a figure is missing, never smaller', () => {
		expect(shareOf(new Map([...clothing, ['PL-02', null]]), ['PL-10'])).toBeNull();
		expect(shareOf(clothing, ['PL-02'])).toBeNull();
	});

	it('is unknown where there is nothing', () => {
		expect(shareOf(new Map(), ['PL-10'])).toBeNull();
		expect(shareOf(new Map([['PL-10', 0]]), ['PL-10'])).toBeNull();
	});
});

describe('the location quotient', () => {
	it.each([
		[{ inRegion: 34, allInRegion: 100, everywhere: 100, allEverywhere: 1000 }, 3.4],
		[{ inRegion: 10, allInRegion: 100, everywhere: 100, allEverywhere: 1000 }, 1],
		[{ inRegion: 0, allInRegion: 100, everywhere: 100, allEverywhere: 1000 }, 0],
		[{ inRegion: 5, allInRegion: 0, everywhere: 100, allEverywhere: 1000 }, null],
		[{ inRegion: null, allInRegion: 100, everywhere: 100, allEverywhere: 1000 }, null],
		[{ inRegion: 5, allInRegion: 100, everywhere: 0, allEverywhere: 1000 }, null]
	])('of %j is %s', (cell, expected) => {
		const found = locationQuotient(cell);
		if (expected === null) expect(found).toBeNull();
		else expect(found).toBeCloseTo(expected);
	});
});
