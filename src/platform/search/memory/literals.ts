import { weights, type Weight, type Worths } from './postings.ts';

/** A question to words, as a `tsquery` literal of ours says it. */
export type Node = { all: Node[] } | { any: Node[] } | { word: string; isOpen: boolean };

const token = /\s*(?:'((?:[^']|'')+)'(:\*)?|([&|()]))/gy;

/** Reads what `toQuery` writes: quoted words, open ones, `&`, `|` and brackets; no weights. */
export function parseQuery(text: string): Node {
	const tokens = [...text.matchAll(token)];
	const fail = () => new Error(`not a question to words: ${text}`);
	if (tokens.reduce((sum, [{ length }]) => sum + length, 0) < text.length) throw fail();
	let at = 0;
	const next = () => tokens[at]?.[3];
	const several = (sign: '&' | '|', one: () => Node): Node[] => {
		const some = [one()];
		while (next() === sign) {
			at++;
			some.push(one());
		}
		return some;
	};
	const single = (): Node => {
		const [, word, open, sign] = tokens[at++] ?? [];
		if (word !== undefined) return { word: word.replaceAll("''", "'"), isOpen: Boolean(open) };
		if (sign !== '(') throw fail();
		const inner = alternatives();
		if (tokens[at++]?.[3] !== ')') throw fail();
		return inner;
	};
	const together = (): Node => {
		const [first, ...others] = several('&', single);
		return first && others.length === 0 ? first : { all: [first as Node, ...others] };
	};
	const alternatives = (): Node => {
		const [first, ...others] = several('|', together);
		return first && others.length === 0 ? first : { any: [first as Node, ...others] };
	};
	const whole = alternatives();
	if (at < tokens.length) throw fail();
	return whole;
}

/** Calls `found` with each word of a `tsvector`, as PostgreSQL writes it out, and its greatest weight. */
export function eachWord(text: string, found: (word: string, weight: number) => void): void {
	for (let at = 0; at < text.length;) {
		let end = text.indexOf("'", at + 1);
		while (text[end + 1] === "'") end = text.indexOf("'", end + 2);
		const quoted = text.slice(at + 1, end);
		const next = text.indexOf(' ', end);
		const stop = next < 0 ? text.length : next;
		found(/['\\]/.test(quoted) ? plain(quoted) : quoted, weightIn(text, end + 1, stop));
		at = stop + 1;
	}
}

const plain = (quoted: string): string => quoted.replaceAll("''", "'").replaceAll('\\\\', '\\');

/** Places without a letter weigh the least. */
function weightIn(text: string, from: number, to: number): number {
	let greatest = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		// A, B and C: the earlier the letter, the greater the weight.
		if (code >= 65 && code <= 67) greatest = Math.max(greatest, 68 - code);
	}
	return greatest;
}

/** What each weight is worth, from a table of parts of one. */
export const worthsOf = (table: Partial<Record<Weight, number>>): Worths =>
	weights.map((weight) => Math.round((table[weight] ?? 0) * 100)) as unknown as Worths;
