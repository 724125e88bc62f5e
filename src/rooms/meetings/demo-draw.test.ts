import { expect, it } from 'vitest';
import { diceOf, drawCoordinator, drawPairs } from './demo-draw.ts';

it('the delegation of six has its 23 meetings, and nobody meets the same person twice', () => {
	const pairs = drawPairs(diceOf(7), { people: 206, pairs: 450, delegation: 6, own: 23 });
	expect(pairs).toHaveLength(450);
	expect(new Set(pairs.map((pair) => pair.join(' '))).size).toBe(450);
	expect(pairs.filter(([low]) => low < 6)).toHaveLength(23);
	expect(pairs.filter(([, high]) => high < 6)).toEqual([]);
});

it('the same dice draw the same people', () => {
	expect(drawCoordinator(diceOf(3), 1)).toEqual(drawCoordinator(diceOf(3), 1));
});
