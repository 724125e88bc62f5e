import { expect, it } from 'vitest';
import { shareByWeight } from './share-out.ts';

it.each([
	[100, [1, 1, 1], [34, 33, 33]],
	[100, [1, 2], [33, 67]],
	[5, [0, 1, 1], [0, 3, 2]],
	[0, [1, 1], [0, 0]],
	[7, [0, 0], [7, 0]]
])('%i by %j is %j', (total, weights, shares) =>
	expect(shareByWeight(total, weights)).toEqual(shares)
);

it('loses no cent and favours nobody by more than one', () => {
	for (let total = 1; total < 400; total += 7) {
		const shares = shareByWeight(total, [3, 5, 7, 11]);
		expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
		[3, 5, 7, 11].forEach((weight, at) =>
			expect(Math.abs((shares[at] ?? 0) - (total * weight) / 26)).toBeLessThan(1)
		);
	}
});
