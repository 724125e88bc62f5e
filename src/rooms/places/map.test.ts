import { describe, expect, it } from 'vitest';
import { countryCodes } from './country-codes.ts';
import { europeFrame } from './europe-frame.ts';
import { europeMap, europeSheet, placeOnMap } from './map.ts';
import { nameLines } from './name-lines.ts';
import { groupSpots } from './pins.ts';
import { listRegions, regions } from './regions.ts';
import { countScale } from './scale.ts';
import { arrange, namedTileGrid, tileGrid } from './tile-grid.ts';

describe('the map of Europe', () => {
	it('draws every country inside the picture', async () => {
		const { countries, width, height } = await europeMap();
		expect(countries.map((it) => it.code)).toEqual(countryCodes);
		for (const { code, path, x, y } of countries) {
			expect(path.length, code).toBeGreaterThan(20);
			expect(x > 0 && x < width && y > 0 && y < height, code).toBe(true);
		}
	});

	it('is light enough for a page', async () => {
		expect(europeSheet(await europeMap()).length).toBeLessThan(90_000);
		expect(JSON.stringify(await europeFrame('pl')).length).toBeLessThan(4000);
		expect((await europeFrame('bg', { withShapes: true })).surroundings).toBeTruthy();
	});

	it('keeps every point in the sheet, told by steps', async () => {
		const map = await europeMap();
		const sheet = europeSheet(map);
		for (const { code, path } of map.countries) {
			const steps = new RegExp(`id="${code}" d="([^"]*)"`).exec(sheet)?.[1] ?? '';
			expect(walked(steps), code).toEqual(path.match(/-?\d+(\.\d+)?/g)?.map(Number));
		}
	});

	it('places points, and none that lie outside', async () => {
		const { countries } = await europeMap();
		const poland = countries.find((it) => it.code === 'PL');
		const lodz = placeOnMap(19.474, 51.771);
		const far = Math.hypot((lodz?.x ?? 0) - (poland?.x ?? 0), (lodz?.y ?? 0) - (poland?.y ?? 0));
		expect(far).toBeLessThan(20);
		expect(placeOnMap(-74, 40.7)).toBeUndefined();
	});

	it('shows Crimea in Ukraine', async () => {
		const { countries } = await europeMap();
		const simferopol = placeOnMap(34.1, 44.95) ?? { x: 0, y: 0 };
		const ukraine = countries.find((it) => it.code === 'UA')?.path ?? '';
		expect(holds(ukraine, simferopol)).toBe(true);
	});
});

/** The points that a path of steps passes. */
function walked(path: string): number[] {
	let [x, y] = [0, 0];
	return path
		.split('z')
		.filter(Boolean)
		.flatMap((ring) => {
			const points = ring
				.slice(1)
				.split(/[l ]/)
				.map(Number)
				.map((step, at) => Math.round((at % 2 ? (y += step) : (x += step)) * 10) / 10);
			[x = 0, y = 0] = points;
			return points;
		});
}

/** Whether a point lies inside a path of straight lines, by counting the borders east of it. */
function holds(path: string, { x, y }: { x: number; y: number }): boolean {
	let inside = false;
	for (const ring of path.split('Z').filter(Boolean)) {
		const points = ring
			.slice(1)
			.split('L')
			.map((it) => it.split(',').map(Number));
		points.forEach(([ax = 0, ay = 0], place) => {
			const [bx = 0, by = 0] = points.at(place - 1) ?? [];
			const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
			if (crosses) inside = !inside;
		});
	}
	return inside;
}

describe('pins', () => {
	const spots = [
		{ id: 'a', x: 10, y: 10 },
		{ id: 'b', x: 12, y: 10 },
		{ id: 'c', x: 100, y: 50 },
		{ id: 'd', x: 10, y: 10 }
	];

	it('are shared by near spots, whatever their order', () => {
		const pins = groupSpots(spots, 8);
		expect(pins).toEqual([
			{ x: 10.7, y: 10, ids: ['a', 'd', 'b'] },
			{ x: 100, y: 50, ids: ['c'] }
		]);
		expect(groupSpots([...spots].reverse(), 8)).toEqual(pins);
	});
});

describe('tile grids', () => {
	it('give each region of every country its own tile', () => {
		for (const country of new Set(regions.map((it) => it.country))) {
			const { cells, cols, rows } = tileGrid(country);
			expect(cells.length, country).toBe(listRegions(country).length);
			expect(new Set(cells.map(({ col, row }) => `${col} ${row}`)).size).toBe(cells.length);
			expect(cells.every(({ col, row }) => col < cols && row < rows)).toBe(true);
		}
	});

	it('keep Poland as a Pole knows it', () => {
		const at = Object.fromEntries(namedTileGrid('PL', 'pl').cells.map((it) => [it.name, it]));
		expect(at['pomorskie']?.row).toBe(0);
		expect(at['śląskie']?.row).toBe(4);
		expect(at['podlaskie']?.col).toBe(3);
		expect(at['lubuskie']?.col).toBe(0);
		expect(at['łódzkie']).toMatchObject({ col: 2, row: 2 });
	});

	it('are nothing for a country without regions', () => {
		expect(tileGrid('XK')).toEqual({ cols: 0, rows: 0, cells: [] });
		expect(arrange([{ code: 'A', x: 1, y: 1 }])).toEqual([{ code: 'A', col: 0, row: 0 }]);
	});
});

describe('depths of colour', () => {
	it('are one for each of few counts', () => {
		const { steps, levelOf } = countScale([0, 2, 9, 2]);
		expect(steps).toEqual([
			{ level: 4, from: 2, to: 2 },
			{ level: 5, from: 9, to: 9 }
		]);
		expect([0, 2, 9].map(levelOf)).toEqual([0, 4, 5]);
	});

	it('grow by one factor for many, and leave no class empty', () => {
		const { steps, levelOf } = countScale([1, 3, 4, 8, 9, 14, 33, 164]);
		expect(steps.map((it) => [it.from, it.to])).toEqual([
			[1, 1],
			[3, 4],
			[8, 14],
			[33, 33],
			[164, 164]
		]);
		expect(levelOf(164)).toBe(5);
		expect(countScale([]).steps).toEqual([]);
		expect(countScale([7]).levelOf(7)).toBe(3);
	});
});

describe('names on tiles', () => {
	it.each([
		['kujawsko-pomorskie', ['kujawsko-', 'pomorskie']],
		['zachodniopomorskie', ['zachodnio-', 'pomorskie']],
		['łódzkie', ['łódzkie']],
		['Kraj Basków', ['Kraj Basków']],
		['Provence-Alpes-Côte d’Azur', ['Provence-', 'Alpes-Côte', 'd’Azur']]
	])('%s', (name, lines) => expect(nameLines(name)).toEqual(lines));
});
