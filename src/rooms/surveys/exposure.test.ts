import { describe, expect, it } from 'vitest';
import { choosable, exposes } from './exposure.ts';
import { dice, exposesByTrying } from './testing.ts';

const span = (from: number, until: number) =>
	new Set(Array.from({ length: until - from }, (_, at) => from + at));

describe('what may be shown beside what', () => {
	it.each([
		['everybody and nobody else', 20, [span(0, 20)], [true]],
		['four are too few', 20, [span(0, 20), span(0, 4)], [true, false]],
		['five of twenty', 20, [span(0, 20), span(0, 5)], [true, true]],
		['all but four tell of the four', 20, [span(0, 20), span(0, 16)], [true, false]],
		[
			'the last part of three tells of the rest',
			20,
			[span(0, 20), span(0, 6), span(6, 12), span(12, 18)],
			[true, true, true, false]
		],
		['a group within another', 30, [span(0, 30), span(0, 12), span(0, 9)], [true, true, false]],
		[
			'a smaller town, and then its country by way of two languages',
			40,
			[span(0, 40), span(0, 20), span(20, 40), span(0, 10), span(10, 22)],
			[true, true, true, true, false]
		],
		[
			'overlapping ones tell nothing',
			30,
			[span(0, 30), span(0, 12), span(9, 21)],
			[true, true, true]
		]
	] as const)('%s', (_, count, groups, expected) =>
		expect(choosable(groups, count)).toEqual(expected)
	);

	it('three groups that pair up tell of those all three have', () => {
		const core = [0, 1, 2];
		const [one, two, three] = [span(3, 9), span(9, 15), span(15, 21)];
		const groups = [
			new Set([...core, ...one]),
			new Set([...core, ...two]),
			new Set([...core, ...three])
		];
		expect(exposes(groups, 21)).toBe(false);
		expect(exposes([...groups, one], 21)).toBe(true);
	});

	it('says the same as trying every small set', () => {
		const throwOf = dice(7);
		for (let round = 0; round < 150; round += 1) {
			const count = 6 + throwOf(5);
			const groups = Array.from({ length: 2 + throwOf(4) }, () => {
				const own = new Set(Array.from({ length: count }, (_, at) => at));
				for (let less = throwOf(count); less > 0; less -= 1) own.delete(throwOf(count));
				return own;
			});
			expect(exposes(groups, count), JSON.stringify(groups.map((one) => [...one]))).toBe(
				exposesByTrying(groups, count)
			);
		}
	});
});
