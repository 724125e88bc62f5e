import { europeProjection, mapHeight, mapWidth } from './map-projection.ts';

export type CountryShape = {
	code: string;
	path: string;
	/** Where its number stands. */
	x: number;
	y: number;
	/** Too small to be hit: the drawing adds a mark at x, y. */
	isTiny: boolean;
};
export type EuropeMap = {
	width: number;
	height: number;
	countries: CountryShape[];
	/** Land that belongs to none of the countries, in one path. */
	surroundings: string;
};
const projection = europeProjection();

/** Europe as it was drawn by build-map.ts, with borders as the United Nations see them. */
export async function europeMap(): Promise<EuropeMap> {
	const { default: drawn } = await import('./europe.json', { with: { type: 'json' } });
	return { width: mapWidth, height: mapHeight, ...drawn };
}

/** Degrees to the drawing's units; undefined outside the picture. */
export function placeOnMap(
	longitude: number,
	latitude: number
): { x: number; y: number } | undefined {
	const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
	if (x < 0 || y < 0 || x > mapWidth || y > mapHeight) return undefined;
	return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

/** The map without its shapes, for a page that takes them from their own file. */
export function frameOf({ width, height, countries }: EuropeMap) {
	return { width, height, countries: countries.map(({ path: _, ...rest }) => rest) };
}

/** The shapes alone, each under its country's code, to be drawn by `<use href="…#PL">`. */
export function europeSheet({ width, height, countries, surroundings }: EuropeMap): string {
	const shapes = countries
		.map(({ code, path }) => `<path id="${code}" d="${inSteps(path)}"/>`)
		.join('');
	const rest = `<path id="surroundings" d="${inSteps(surroundings)}"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${rest}${shapes}</svg>`;
}

/** The same lines told by their steps from point to point: a third shorter on the way. */
function inSteps(path: string): string {
	let start = [0, 0];
	return path
		.split('Z')
		.filter(Boolean)
		.map((ring) => {
			const points = pointsOf(ring);
			const steps = points.map((point, at) => stepBetween(points[at - 1] ?? start, point));
			start = points[0] ?? start;
			return `m${steps[0]}l${steps.slice(1).join(' ')}z`;
		})
		.join('');
}

const pointsOf = (ring: string): number[][] =>
	ring
		.slice(1)
		.split('L')
		.map((point) => point.split(',').map(Number));

/** To a tenth, as the points themselves, so that no way back ends beside its start. */
const stepBetween = ([x = 0, y = 0]: number[], [toX = 0, toY = 0]: number[]): string =>
	`${Math.round((toX - x) * 10) / 10} ${Math.round((toY - y) * 10) / 10}`;
