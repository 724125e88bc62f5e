import type { Locale } from '#platform/locale.ts';
import centres from './region-centres.json' with { type: 'json' };
import layouts from './regions.json' with { type: 'json' };
import { listRegions, nameOfRegion } from './regions.ts';

export type Cell = { code: string; col: number; row: number };
export type NamedCell = Cell & { name: string; short?: string };
export type TileGrid<C extends Cell = Cell> = { cols: number; rows: number; cells: C[] };
type Point = { code: string; x: number; y: number };

/** Degrees of longitude are shorter than those of latitude up here. */
const NARROWING = 0.62;

/** A country's regions as equal tiles: drawn by hand where we did, otherwise by their places. */
export function tileGrid(country: string): TileGrid {
	const cells = layouts.flatMap(({ code, country: of, tile }) =>
		of === country && tile ? [{ code, col: tile[0] ?? 0, row: tile[1] ?? 0 }] : []
	);
	return framed(cells.length > 0 ? cells : arrange(pointsOf(country)));
}

/** The grid with all a drawing needs, so that no list of regions goes to the browser. */
export function namedTileGrid(country: string, locale: Locale): TileGrid<NamedCell> {
	const shorts = new Map(listRegions(country).map(({ code, short }) => [code, short]));
	const { cells, ...frame } = tileGrid(country);
	const named = cells.map((cell) => {
		const short = shorts.get(cell.code);
		return { ...cell, name: nameOfRegion(cell.code, locale), ...(short ? { short } : {}) };
	});
	return { ...frame, cells: named };
}

/** Each point takes the nearest free cell of a grid as wide and high as the country. */
export function arrange(points: Point[]): Cell[] {
	if (points.length === 0) return [];
	const { cols, rows, at } = gridFor(points);
	const wishes = points.flatMap((point) =>
		range(cols * rows).map((cell) => ({
			code: point.code,
			cell,
			far: distance(at(point), cell, cols)
		}))
	);
	wishes.sort((a, b) => a.far - b.far || a.cell - b.cell || (a.code < b.code ? -1 : 1));
	const taken = new Map<number, string>();
	const placed = new Set<string>();
	for (const { code, cell } of wishes)
		if (!taken.has(cell) && !placed.has(code)) {
			taken.set(cell, code);
			placed.add(code);
		}
	return [...taken].map(([cell, code]) => ({
		code,
		col: cell % cols,
		row: Math.floor(cell / cols)
	}));
}

function pointsOf(country: string): Point[] {
	const known: Record<string, number[]> = centres;
	return listRegions(country).map(({ code }) => {
		const [x = 0, y = 0] = known[code] ?? [];
		return { code, x: x * NARROWING, y: -y };
	});
}

function gridFor(points: Point[]) {
	const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
	const [left, top] = [Math.min(...xs), Math.min(...ys)];
	const [width, height] = [Math.max(...xs) - left || 1, Math.max(...ys) - top || 1];
	const cells = points.length * 1.6;
	const cols = Math.max(1, Math.round(Math.sqrt((cells * width) / height)));
	const rows = Math.max(Math.ceil(points.length / cols), Math.round(cells / cols));
	const at = ({ x, y }: Point) => ({
		col: ((x - left) / width) * (cols - 1),
		row: ((y - top) / height) * (rows - 1)
	});
	return { cols, rows, at };
}

function distance(at: { col: number; row: number }, cell: number, cols: number): number {
	return (at.col - (cell % cols)) ** 2 + (at.row - Math.floor(cell / cols)) ** 2;
}

function framed(cells: Cell[]): TileGrid {
	const [left, top] = [
		Math.min(...cells.map((it) => it.col)),
		Math.min(...cells.map((it) => it.row))
	];
	const moved = cells
		.map(({ code, col, row }) => ({ code, col: col - left, row: row - top }))
		.sort((a, b) => a.row - b.row || a.col - b.col);
	if (cells.length === 0) return { cols: 0, rows: 0, cells: [] };
	return {
		cols: 1 + Math.max(...moved.map((it) => it.col)),
		rows: 1 + Math.max(...moved.map((it) => it.row)),
		cells: moved
	};
}

function range(length: number): number[] {
	return Array.from({ length }, (_, place) => place);
}
