export type Spot = { id: string; x: number; y: number };
export type Pin = { x: number; y: number; ids: string[] };

/** Spots closer than `radius` share a pin; the order they come in changes nothing. */
export function groupSpots(spots: Spot[], radius: number): Pin[] {
	const groups: { seed: Spot; spots: Spot[] }[] = [];
	for (const spot of [...spots].sort(byPlace)) {
		const near = groups
			.map((group) => ({ group, far: Math.hypot(group.seed.x - spot.x, group.seed.y - spot.y) }))
			.filter(({ far }) => far <= radius)
			.sort((a, b) => a.far - b.far)[0];
		if (near) near.group.spots.push(spot);
		else groups.push({ seed: spot, spots: [spot] });
	}
	return groups.map(({ spots: own }) => ({
		x: round(mean(own.map(({ x }) => x))),
		y: round(mean(own.map(({ y }) => y))),
		ids: own.map(({ id }) => id)
	}));
}

function byPlace(a: Spot, b: Spot): number {
	return a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1);
}

function mean(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
