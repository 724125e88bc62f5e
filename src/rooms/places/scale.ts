export type Step = { level: number; from: number; to: number };
export type Scale = { levelOf: (count: number) => number; steps: Step[] };

const LEVELS = 5;

/** Up to five depths of colour for counts; zero is level 0. Few values get a depth each. */
export function countScale(counts: Iterable<number>): Scale {
	const values = [...new Set(counts)].filter((it) => it > 0).sort((a, b) => a - b);
	const starts =
		values.length <= LEVELS ? values : inhabited(geometric(values.at(-1) ?? 1), values);
	const first = LEVELS - starts.length + 1;
	const steps = starts.map((from, place) => ({
		level: spread(first, starts.length, place),
		from,
		to: values.findLast((it) => it < (starts[place + 1] ?? Infinity)) ?? from
	}));
	return { steps, levelOf: (count) => steps.findLast(({ from }) => count >= from)?.level ?? 0 };
}

/** Starts that grow by one factor: 1, 3, 8, 22, 60. */
function geometric(most: number): number[] {
	const factor = most ** (1 / LEVELS);
	const starts = Array.from({ length: LEVELS }, (_, place) => Math.round(factor ** place));
	return [...new Set(starts)];
}

/** Only the classes that some value falls in, each from its own least value. */
function inhabited(starts: number[], values: number[]): number[] {
	return starts.flatMap((from, place) => {
		const least = values.find((it) => it >= from);
		return least !== undefined && least < (starts[place + 1] ?? Infinity) ? [least] : [];
	});
}

/** One value alone is drawn in the middle depth, several up to the deepest. */
function spread(first: number, length: number, place: number): number {
	return length === 1 ? 3 : first + place;
}
