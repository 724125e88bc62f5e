import provinces from './provinces.json' with { type: 'json' };
import regions from './regions.json' with { type: 'json' };

export type SourceTown = {
	name: string;
	altName: string;
	country: string;
	featureCode: string;
	adminCode: string;
	population: number;
	loc: { coordinates: [longitude: number, latitude: number] };
};

type Rule = (town: { code: string; x: number; y: number }) => string | undefined;

const byCode = new Map<string, string>();
for (const { code, country, geonames } of regions)
	for (const admin of geonames) byCode.set(`${country} ${admin}`, code);
for (const { code, geonames } of provinces) byCode.set(`BG ${geonames}`, code);

/** Where a country's own division does not follow NUTS, a line on the map decides. */
const RULES: Record<string, Rule> = {
	IE: ({ code, x, y }) =>
		code === 'L' && (y < 52.75 || (y < 52.86 && x < -6.4 && x > -7.5)) ? 'IE05' : undefined,
	IT: ({ code, x, y }) => (code === '17' ? (isTrentino(x, y) ? 'ITH2' : 'ITH1') : undefined),
	PT: ({ code, y }) => portugueseLines[code]?.(y),
	SI: ({ code, x }) =>
		x >= 14.84 || ['13', '94', '91', '38', 'L1'].includes(code) ? 'SI03' : 'SI04'
};

const portugueseLines: Record<string, (y: number) => string | undefined> = {
	'02': (y) => (y >= 40.78 ? 'PT11' : undefined),
	'22': (y) => (y >= 41 ? 'PT11' : undefined),
	'13': (y) => (y < 39.55 ? 'PT1D' : undefined),
	'14': (y) => (y >= 39 ? 'PT1D' : undefined),
	'19': (y) => (y < 38.4 ? 'PT1C' : undefined)
};

/** A region's code (in Bulgaria the province's) for a town of GeoNames; undefined where unclear. */
export function regionByGeonames({ country, adminCode, loc }: SourceTown): string | undefined {
	const [x, y] = loc.coordinates;
	const ruled = RULES[country]?.({ code: adminCode, x, y });
	return ruled ?? byCode.get(`${country} ${adminCode}`) ?? byCode.get(`${country} *`);
}

function isTrentino(x: number, y: number): boolean {
	return y < 46.23 || (y < 46.47 && x < 11.16) || (y < 46.48 && x > 11.4);
}
