import { fold, listTextSpellings } from '#platform/search/fold.ts';
import type { Locale } from '#platform/locale.ts';

export type Town = {
	name: string;
	names: Partial<Record<Locale, string>>;
	country: string;
	/** The code of regions.ts, where its country is divided there. */
	region?: string;
	/** NUTS 3, in Bulgaria. */
	province?: string;
	longitude: number;
	latitude: number;
	people: number;
};
type Gazetteer = { towns: Town[]; byName: Map<string, Town[]> };
type Columns = Record<'names' | 'place' | 'longitude' | 'latitude' | 'people' | 'named', string> & {
	places: string[];
};

/** Towns come from GeoNames; its licence, CC BY 4.0, asks that this be shown. */
export const gazetteerCredit = {
	name: 'GeoNames',
	url: 'https://www.geonames.org/',
	licence: 'CC BY 4.0',
	licenceUrl: 'https://creativecommons.org/licenses/by/4.0/'
} as const;

const LOCALES: Locale[] = ['pl', 'en', 'de', 'fr', 'ru', 'bg'];
const KM_PER_DEGREE = 111.2;
let loading: Promise<Gazetteer> | undefined;

/** A town by its name in any alphabet or spelling; of several, the largest. */
export async function findTown(name: string, country?: string): Promise<Town | undefined> {
	return (await listTowns(name, country))[0];
}

/** Every town of that name, the largest first. */
export async function listTowns(name: string, country?: string): Promise<Town[]> {
	const { byName } = await load();
	const found = new Set(listTextSpellings(name).flatMap((it) => byName.get(it) ?? []));
	return [...found]
		.filter((town) => !country || town.country === country)
		.sort((a, b) => b.people - a.people);
}

/** Towns whose name begins so, for a field that suggests. */
export async function suggestTowns(
	start: string,
	{ country, limit = 8 }: { country?: string; limit?: number } = {}
): Promise<Town[]> {
	const { byName } = await load();
	const asked = fold(start);
	if (!asked) return [];
	const found = new Set<Town>();
	for (const [name, towns] of byName)
		if (name.startsWith(asked))
			for (const town of towns) if (!country || town.country === country) found.add(town);
	return [...found].sort((a, b) => b.people - a.people).slice(0, limit);
}

export async function nearestTown(
	longitude: number,
	latitude: number,
	withinKm = 30
): Promise<Town | undefined> {
	const { towns } = await load();
	let nearest: Town | undefined;
	let least = withinKm;
	for (const town of towns) {
		const distance = distanceKm(town, longitude, latitude);
		if (distance <= least) [nearest, least] = [town, distance];
	}
	return nearest;
}

export function nameOfTown({ name, names }: Town, locale: Locale): string {
	return names[locale] ?? name;
}

function distanceKm(town: Town, longitude: number, latitude: number): number {
	const narrowing = Math.cos((latitude * Math.PI) / 180);
	const [x, y] = [(town.longitude - longitude) * narrowing, town.latitude - latitude];
	return Math.hypot(x, y) * KM_PER_DEGREE;
}

function load(): Promise<Gazetteer> {
	loading ??= import('./gazetteer.json', { with: { type: 'json' } }).then(({ default: columns }) =>
		index(columns)
	);
	return loading;
}

function index(columns: Columns): Gazetteer {
	const byName = new Map<string, Town[]>();
	const further = readNames(columns.named);
	const towns = readTowns(columns, further);
	towns.forEach((town, place) => {
		const spellings = [town.name, ...(further.get(place) ?? [])].flatMap(listTextSpellings);
		for (const spelling of new Set(spellings.filter(Boolean)))
			byName.set(spelling, [...(byName.get(spelling) ?? []), town]);
	});
	return { towns, byName };
}

function readTowns(columns: Columns, further: Map<number, string[]>): Town[] {
	const numbers = (column: string) => column.split(' ').map(Number);
	const [place, x, y] = [columns.place, columns.longitude, columns.latitude].map(numbers);
	const people = numbers(columns.people);
	return columns.names.split('\n').map((name, i) => {
		const [country = '', code = ''] = columns.places[place?.[i] ?? 0]?.split(' ') ?? [];
		return {
			name,
			names: namesByLocale(further.get(i) ?? []),
			country,
			...regionAndProvince(country, code),
			longitude: (x?.[i] ?? 0) / 1000,
			latitude: (y?.[i] ?? 0) / 1000,
			people: (people[i] ?? 0) * 100
		};
	});
}

function regionAndProvince(country: string, code: string): Pick<Town, 'region' | 'province'> {
	if (country === 'BG') return { region: code.slice(0, 4), province: code };
	return code ? { region: code } : {};
}

function readNames(named: string): Map<number, string[]> {
	return new Map(
		named.split('\n').map((line) => {
			const [place, ...names] = line.split('|');
			return [Number(place), names.flatMap((it, i) => (i < 6 ? [it] : it.split(';')))];
		})
	);
}

function namesByLocale(names: string[]): Partial<Record<Locale, string>> {
	return Object.fromEntries(LOCALES.flatMap((locale, i) => (names[i] ? [[locale, names[i]]] : [])));
}
