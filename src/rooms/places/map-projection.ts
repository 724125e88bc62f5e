import { geoAzimuthalEqualArea, type GeoProjection } from 'd3-geo';

export const mapWidth = 900;
export const mapHeight = 860;

/** Corners the picture must hold: Iceland, Portugal, Crete, Armenia, the North Cape. */
const CORNERS: [longitude: number, latitude: number][] = [
	[-22.5, 65.6],
	[-9.5, 36.2],
	[24, 34.6],
	[46.4, 39],
	[28, 71.1]
];
const MARGIN = 8;

/** True areas, seen from above the middle of Europe. */
export function europeProjection(): GeoProjection {
	return geoAzimuthalEqualArea()
		.rotate([-13, -53])
		.precision(0.5)
		.fitExtent(
			[
				[MARGIN, MARGIN],
				[mapWidth - MARGIN, mapHeight - MARGIN]
			],
			{ type: 'MultiPoint', coordinates: CORNERS }
		)
		.clipExtent([
			[-2, -2],
			[mapWidth + 2, mapHeight + 2]
		]);
}
