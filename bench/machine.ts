import { cpus, loadavg, totalmem } from 'node:os';

/** The line that every table names: what it was measured on, and what else that machine was doing. */
export function machine(): string {
	const [first] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	return (
		`${cpus().length} cores ${first?.model ?? ''}, ${memory} GB, Node ${process.versions.node}, ` +
		`load ${load()}`
	);
}

/** Programs that wanted a core, on average over the last minute; ours among them. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

export function percentile(numbers: readonly number[], share: number): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** A table as the README holds it. */
export function tableOf(head: readonly string[], rows: readonly (string | number)[][]): string {
	const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Does every piece of work with so many hands; answers how long each took, in milliseconds. */
export async function timed<T>(
	pieces: readonly T[],
	hands: number,
	work: (piece: T) => Promise<unknown>
): Promise<number[]> {
	const took: number[] = [];
	const queue = pieces.values();
	const hand = async () => {
		for (const piece of queue) {
			const begun = performance.now();
			await work(piece);
			took.push(performance.now() - begun);
		}
	};
	await Promise.all(Array.from({ length: hands }, hand));
	return took;
}
