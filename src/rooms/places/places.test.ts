import { describe, expect, it } from 'vitest';
import { countries, findCountry, listCountries, nameOfCountry } from './countries.ts';
import type { Locale } from '#platform/locale.ts';
import { findTown, listTowns, nameOfTown, nearestTown, suggestTowns } from './gazetteer.ts';
import {
	findRegion,
	listRegions,
	nameOfRegion,
	provinces,
	regionOfNuts,
	regions
} from './regions.ts';

const LOCALES: Locale[] = ['pl', 'en', 'de', 'fr', 'ru', 'bg'];

describe('countries', () => {
	it('are named in the reader’s language and order', () => {
		expect(nameOfCountry('XK', 'pl')).toBe('Kosowo');
		expect(nameOfCountry('MK', 'bg')).toBe('Северна Македония');
		expect(listCountries('pl').at(-1)?.name).toBe('Włochy');
		expect(countries.filter((it) => it.isInEu)).toHaveLength(27);
	});

	it('are found by the codes registers use', () => {
		expect(findCountry('el')?.code).toBe('GR');
		expect(findCountry('UK')?.code).toBe('GB');
		expect(findCountry('US')).toBeUndefined();
	});
});

describe('regions', () => {
	it('have one code each, and every NUTS code one region', () => {
		expect(new Set(regions.map((it) => it.code)).size).toBe(regions.length);
		const nuts = regions.flatMap((it) => it.nuts);
		expect(new Set(nuts).size).toBe(nuts.length);
		expect(provinces.filter((it) => !findRegion(it.region))).toEqual([]);
		expect(provinces).toHaveLength(28);
	});

	it.each([
		['PL', 16],
		['BG', 6],
		['ES', 19],
		['RO', 8],
		['DK', 5],
		['FR', 14],
		['DE', 16]
	])('of %s are %i, with names in six languages', (country, count) => {
		const all = listRegions(country);
		expect(all).toHaveLength(count);
		expect(all.filter((it) => LOCALES.some((locale) => !it.names[locale]))).toEqual([]);
	});

	it.each([
		['PL91', 'PL-14'],
		['PL92', 'PL-14'],
		['PL711', 'PL-10'],
		['10', 'PL-10'],
		['BG323', 'BG32'],
		['FRK26', 'FRK'],
		['DE21', 'DE2'],
		['NL33', 'NL36'],
		['ES51', 'ES51']
	])('%s lies in %s', (nuts, region) => expect(regionOfNuts(nuts)?.code).toBe(region));

	it('are named in the reader’s language, else as at home', () => {
		expect(nameOfRegion('PL-26', 'pl')).toBe('świętokrzyskie');
		expect(nameOfRegion('BG32', 'pl')).toBe('północno-środkowy');
		expect(nameOfRegion('ITC4', 'pl')).toBe('Lombardia');
		expect(nameOfRegion('EL30', 'pl')).toBe('Attica');
		expect(nameOfRegion('BG323', 'bg')).toBe('Русе');
		expect(nameOfRegion('XX', 'pl')).toBe('XX');
	});
});

describe('towns', () => {
	it.each([
		['Łódź', 'PL-10'],
		['Lodz', 'PL-10'],
		['Лодз', 'PL-10'],
		['Лодзь', 'PL-10'],
		['WARSZAWA', 'PL-14'],
		['Варшава', 'PL-14'],
		['Warschau', 'PL-14'],
		['Jastrzębie-Zdrój', 'PL-24'],
		['Bydgoszcz', 'PL-04'],
		['Toruń', 'PL-04'],
		['Ruse', 'BG32'],
		['Русе', 'BG32'],
		['Rousse', 'BG32'],
		['София', 'BG41'],
		['Велико Търново', 'BG32'],
		['Płowdiw', 'BG42'],
		['Muenchen', 'DE2'],
		['Igualada', 'ES51'],
		['Sfântu Gheorghe', 'RO12'],
		['Herning', 'DK04'],
		['Trento', 'ITH2'],
		['Merano', 'ITH1'],
		['Αθήνα', 'EL30'],
		['Kilkenny', 'IE05'],
		['Maribor', 'SI03'],
		['Ljubljana', 'SI04']
	])('%s lies in %s', async (name, region) => {
		expect((await findTown(name))?.region).toBe(region);
	});

	it('carry a region that is known, wherever regions are', async () => {
		for (const start of ['a', 'b', 'k', 's', 'w'])
			for (const { region } of await suggestTowns(start, { limit: 5000 }))
				if (region) expect(findRegion(region)?.code).toBe(region);
	});

	it('are named in the reader’s language', async () => {
		const town = await findTown('Copenhagen');
		expect(LOCALES.map((locale) => town && nameOfTown(town, locale))).toEqual([
			'Kopenhaga',
			'Copenhagen',
			'Kopenhagen',
			'Copenhague',
			'Копенгаген',
			'Копенхаген'
		]);
		expect((await findTown('Казанлък'))?.province).toBe('BG344');
	});

	it('are told apart by country and by place', async () => {
		expect((await listTowns('Valencia')).length).toBeGreaterThan(0);
		expect((await findTown('Brest', 'FR'))?.region).toBe('FRH');
		expect((await findTown('Brest', 'BY'))?.country).toBe('BY');
		expect((await nearestTown(25.95, 43.85))?.name).toBe('Ruse');
		expect(await nearestTown(-30, 40)).toBeUndefined();
		expect(await findTown('')).toBeUndefined();
	});

	it('are suggested as they are typed', async () => {
		expect((await suggestTowns('Лод')).map((it) => it.name)).toContain('Łódź');
		expect((await suggestTowns('wars', { country: 'PL' }))[0]?.name).toBe('Warsaw');
	});
});
