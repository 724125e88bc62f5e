import { floorOf, fraction, isLess, minus, type Fraction } from './fraction.ts';

/**
 * A total shared out by exact parts, to the cent: everyone gets their whole cents, and the cents left
 * over go to the largest remainders, the first among equals leading.
 */
export function shareOut(total: number, parts: readonly Fraction[]): number[] {
	const shares = parts.map(floorOf);
	const left = total - shares.reduce((sum, share) => sum + share, 0);
	const remainders = parts.map((part, at) => ({
		at,
		over: minus(part, fraction(shares[at] ?? 0))
	}));
	remainders.sort((one, other) =>
		isLess(other.over, one.over) ? -1 : isLess(one.over, other.over) ? 1 : one.at - other.at
	);
	for (const { at } of remainders.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
	return shares;
}

/** A total shared out by whole weights: 100 by 1, 1, 1 is 34, 33, 33. */
export function shareByWeight(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	if (all === 0) return weights.map((_, at) => (at === 0 ? total : 0));
	return shareOut(
		total,
		weights.map((weight) => ({ over: BigInt(total) * BigInt(weight), under: BigInt(all) }))
	);
}
