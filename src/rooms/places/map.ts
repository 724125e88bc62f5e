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
	const shapes = countries.map(({ code, path }) => `<path id="${code}" d="${path}"/>`).join('');
	const rest = `<path id="surroundings" d="${surroundings}"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${rest}${shapes}</svg>`;
}
