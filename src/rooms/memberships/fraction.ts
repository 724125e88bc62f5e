/** An exact amount of cents: prorated fees are rounded once, and never before. */
export type Fraction = { over: bigint; under: bigint };

export const nothing: Fraction = { over: 0n, under: 1n };

export const fraction = (over: number, under = 1): Fraction => ({
	over: BigInt(over),
	under: BigInt(under)
});

export const plus = (one: Fraction, other: Fraction): Fraction =>
	lowest({ over: one.over * other.under + other.over * one.under, under: one.under * other.under });

export const minus = (one: Fraction, other: Fraction): Fraction =>
	plus(one, { over: -other.over, under: other.under });

export function floorOf({ over, under }: Fraction): number {
	const whole = over / under;
	return Number(over < 0n && over % under !== 0n ? whole - 1n : whole);
}

/** Half a cent is a cent. */
export const roundOf = ({ over, under }: Fraction): number =>
	floorOf({ over: over * 2n + under, under: under * 2n });

export const isLess = (one: Fraction, other: Fraction): boolean =>
	one.over * other.under < other.over * one.under;

function lowest({ over, under }: Fraction): Fraction {
	let [one, other] = [over < 0n ? -over : over, under];
	while (other) [one, other] = [other, one % other];
	return one > 1n ? { over: over / one, under: under / one } : { over, under };
}
