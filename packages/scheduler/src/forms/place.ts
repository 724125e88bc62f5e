/** Places in a problem, how much of everything there may be, and values as sentences show them. */
import type { Whereabouts } from '../complaint.ts';

/** The most entries of each list, delegates of one participant, and any number that is counted with. */
export const MOST = {
	participants: 10_000,
	meetings: 200_000,
	slots: 500,
	tables: 10_000,
	resources: 10_000,
	limits: 10_000,
	delegates: 64,
	number: 1_000_000
};

/** The way to a value in a `Problem`: `['meetings', 11, 'who', 0]`, entries counted from 0. */
export type Path = (string | number)[];
export type Fail = (path: Path, says: string) => never;

/** `['participants', 2, 'delegates', 1, 'id']` is participants, entry 3, delegates 2, id. */
export function placeInProblem(path: Path): Whereabouts {
	const [list, entry, ...rest] = path;
	if (list === undefined) return { field: 'file' };
	if (typeof entry !== 'number') return { field: [list, ...rest].join(', ') };
	const words = [`entry ${entry + 1}`];
	rest.forEach((step, i) => {
		if (typeof step === 'string') words.push(step);
		else if (i < rest.length - 1) words.push(`${words.pop()} ${step + 1}`);
	});
	return { list: String(list), field: words.join(', ') };
}

/** A value as a sentence can show it: texts in quotes, cut when long. */
export function show(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	if (typeof value !== 'string') return String(value);
	return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

/** The line, from 1, of a position in a text. */
export function lineAt(text: string, position: number): number {
	let line = 1;
	for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
		line++;
	}
	return line;
}
