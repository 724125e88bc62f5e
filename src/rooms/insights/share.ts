/** How many of something each region holds: persons employed or firms, by region. */
export type Figures = ReadonlyMap<string, number | null>;

/**
 * Share of a group of regions in the whole. Missing cells make the answer unknown: a missing figure
 * is never taken for zero.
 */
export function shareOf(figures: Figures, regions: readonly string[]): number | null {
	const all = [...figures.values()];
	const chosen = regions.map((region) => figures.get(region) ?? null);
	if (all.length === 0 || [...all, ...chosen].includes(null)) return null;
	const whole = sum(all);
	return whole === 0 ? null : sum(chosen) / whole;
}

/**
 * Location quotient LQ(i,r) = (e_ir / e_r) / (E_i / E): above 1 the region has more of the activity
 * than its size would suggest.
 */
export function locationQuotient(cell: {
	inRegion: number | null;
	allInRegion: number | null;
	everywhere: number | null;
	allEverywhere: number | null;
}): number | null {
	const { inRegion, allInRegion, everywhere, allEverywhere } = cell;
	if (inRegion === null || !allInRegion || !everywhere || !allEverywhere) return null;
	return inRegion / allInRegion / (everywhere / allEverywhere);
}

const sum = (numbers: readonly (number | null)[]): number =>
	numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
