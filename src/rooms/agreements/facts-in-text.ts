import type { Locale } from '#platform/locale.ts';
import { dateShapes } from './dates-in-text.ts';
import type { Fact, Shape } from './fact.ts';
import { amountShapes, fractionShapes, numberShapes, percentShapes } from './numbers-in-text.ts';

const referenceShapes: Shape[] = [
	{ kind: 'reference', shape: /§\s*(\d+(?:\.\d+)*)/g, read: ([, number]) => number }
];

const shapes: Shape[] = [
	...dateShapes,
	...amountShapes,
	...percentShapes,
	...fractionShapes,
	...referenceShapes,
	...numberShapes
];

/** What was read once is blotted out, so that a date is not read again as three numbers. */
export function factsIn(text: string, locale: Locale): Fact[] {
	const facts: Fact[] = [];
	let rest = text.toLowerCase();
	// A letter that grows when made small would move all that stands behind it.
	if (rest.length !== text.length) rest = text;
	for (const { kind, shape, read, isWord = false } of shapes)
		for (const match of rest.matchAll(shape)) {
			const value = read(match, locale);
			if (value === undefined) continue;
			const [whole] = match;
			facts.push({ kind, value, isWord, at: match.index, length: whole.length });
			rest =
				rest.slice(0, match.index) +
				' '.repeat(whole.length) +
				rest.slice(match.index + whole.length);
		}
	return facts.toSorted((one, other) => one.at - other.at);
}
