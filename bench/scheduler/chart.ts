/** Lines over two logarithmic axes, as a drawing that is readable in light and dark. */

interface Point {
	x: number;
	y: number;
}

export interface Panel {
	title: string;
	lines: { name: string; points: Point[] }[];
}

const WIDTH = 380;
const HEIGHT = 260;
const ROOM = { left: 48, right: 96, top: 34, bottom: 40 };

const STYLE = `
	svg { font: 12px system-ui, sans-serif; color-scheme: light dark; background: #fff; --ink: #222; --grid: #ddd; }
	@media (prefers-color-scheme: dark) { svg { background: #16181c; --ink: #ddd; --grid: #3a3d44; } }
	text { fill: var(--ink); } .title { font-weight: 600; } .grid { stroke: var(--grid); }
	path { fill: none; stroke-width: 2; } .line0 { stroke: #0f766e; } .line1 { stroke: #b45309; stroke-dasharray: 5 3; }
	.dot0 { fill: #0f766e; } .dot1 { fill: #b45309; }`;

export function chart({ across, panels }: { across: string; panels: Panel[] }): string {
	const width = panels.length * WIDTH;
	const drawn = panels.map(
		(panel, i) => `<g transform="translate(${i * WIDTH} 0)">${panelOf(panel, across)}</g>`
	);
	const label = panels.map(({ title }) => title).join('; ');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="${label}, by ${across}">`,
		`<style>${STYLE}</style>`,
		...drawn,
		'</svg>\n'
	].join('\n');
}

function panelOf({ title, lines }: Panel, across: string): string {
	const all = lines.flatMap(({ points }) => points).filter(({ y }) => Number.isFinite(y) && y > 0);
	const xs = scale(
		all.map(({ x }) => x),
		[ROOM.left, WIDTH - ROOM.right]
	);
	const ys = scale(
		all.map(({ y }) => y),
		[HEIGHT - ROOM.bottom, ROOM.top]
	);
	const grid = [
		...xs.ticks.map((x) => gridLine([xs.at(x), ROOM.top], [xs.at(x), HEIGHT - ROOM.bottom])),
		...ys.ticks.map((y) => gridLine([ROOM.left, ys.at(y)], [WIDTH - ROOM.right, ys.at(y)])),
		...xs.ticks.map((x) => words(xs.at(x), HEIGHT - ROOM.bottom + 16, short(x), 'middle')),
		...ys.ticks.map((y) => words(ROOM.left - 6, ys.at(y) + 4, short(y), 'end'))
	];
	const drawn = lines.map(({ name, points }, i) => {
		const seen = points.filter(({ y }) => Number.isFinite(y) && y > 0);
		const spots = seen.map(({ x, y }) => [xs.at(x), ys.at(y)] as const);
		const path = spots.map(([x, y], k) => `${k === 0 ? 'M' : 'L'}${one(x)} ${one(y)}`).join('');
		const dots = spots.map(
			([x, y]) => `<circle class="dot${i}" cx="${one(x)}" cy="${one(y)}" r="3"/>`
		);
		const [, last = 0] = spots.at(-1) ?? [];
		const label = words(WIDTH - ROOM.right + 8, last + 4, name, 'start');
		return `<path class="line${i}" d="${path}"/>${dots.join('')}${label}`;
	});
	const below = words((ROOM.left + WIDTH - ROOM.right) / 2, HEIGHT - 6, across, 'middle');
	return `<text class="title" x="${ROOM.left}" y="18">${title}</text>${[...grid, ...drawn].join('')}${below}`;
}

/** From powers of ten below the least to those above the greatest. */
function scale(numbers: number[], [from, to]: [number, number]) {
	const low = Math.floor(Math.log10(Math.min(...numbers)));
	const high = Math.ceil(Math.log10(Math.max(...numbers)));
	const share = (value: number) => (Math.log10(value) - low) / Math.max(1, high - low);
	return {
		ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
		at: (value: number) => from + share(value) * (to - from)
	};
}

const one = (value: number) => value.toFixed(1);
const short = (value: number) => Number(value.toPrecision(3)).toLocaleString('en-GB');

function gridLine([x1, y1]: [number, number], [x2, y2]: [number, number]): string {
	return `<line class="grid" x1="${one(x1)}" y1="${one(y1)}" x2="${one(x2)}" y2="${one(y2)}"/>`;
}

function words(x: number, y: number, text: string, anchor: string): string {
	return `<text x="${one(x)}" y="${one(y)}" text-anchor="${anchor}">${text}</text>`;
}
