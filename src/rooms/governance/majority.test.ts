import { describe, expect, it } from 'vitest';
import { isCarried, votesNeeded } from './majority.ts';
import { hasQuorum, quorumNeeded } from './quorum.ts';
import type { Majority } from './organ.ts';

type Case = [
	Majority,
	forVotes: number,
	against: number,
	abstain: number,
	present: number,
	needed: number,
	carried: boolean
];

describe('a majority', () => {
	it.each<Case>([
		['simple', 3, 2, 5, 10, 3, true],
		['simple', 2, 2, 0, 4, 3, false],
		['simple', 1, 0, 9, 10, 1, true],
		['simple', 0, 0, 10, 10, 1, false],
		['simple', 0, 0, 0, 0, 1, false],
		['absolute', 5, 0, 5, 10, 6, false],
		['absolute', 6, 4, 0, 10, 6, true],
		['absolute', 3, 0, 2, 5, 3, true],
		['absolute', 3, 0, 0, 6, 4, false],
		['two_thirds', 2, 1, 7, 10, 2, true],
		['two_thirds', 3, 2, 0, 5, 4, false],
		['two_thirds', 4, 2, 0, 6, 4, true],
		['two_thirds', 0, 0, 4, 4, 1, false],
		['three_quarters', 3, 1, 0, 4, 3, true],
		['three_quarters', 2, 1, 0, 3, 3, false],
		['three_quarters', 75, 25, 0, 100, 75, true],
		['three_quarters', 74, 26, 0, 100, 75, false],
		['unanimous', 4, 0, 2, 6, 4, true],
		['unanimous', 5, 1, 0, 6, 6, false],
		['unanimous', 0, 0, 3, 3, 1, false]
	])(
		'%s of %i for, %i against, %i abstaining, %i present',
		(...[majority, yes, no, abstain, present, needed, carried]: Case) => {
			const tally = { for: yes, against: no, abstain };
			expect(votesNeeded(majority, tally, present)).toBe(needed);
			expect(isCarried(majority, tally, present)).toBe(carried);
		}
	);
});

describe('a quorum', () => {
	it.each([
		[10, 50, 5],
		[11, 50, 6],
		[3, 34, 2],
		[7, 100, 7],
		[7, 0, 0],
		[0, 50, 0]
	])('of %i votes at %i %% is %i', (entitled, percent, needed) => {
		expect(quorumNeeded(entitled, percent)).toBe(needed);
	});

	it('is never nobody', () => {
		expect(hasQuorum(0, 0)).toBe(false);
		expect(hasQuorum(1, 0)).toBe(true);
		expect(hasQuorum(4, 5)).toBe(false);
		expect(hasQuorum(5, 5)).toBe(true);
	});
});
