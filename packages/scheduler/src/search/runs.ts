/** Breaks and idle slots of a day, read from its bits. */

/** The answer of `busyRuns`, written over at each call: it is asked millions of times a second. */
const found = { breaks: 0, idle: 0 };

/**
 * Counts runs of idle slots between busy ones (`breaks`) and the slots in them (`idle`), day by day.
 * @param bits busy slots, `words` words from `at` on, the first slot in the lowest bit
 * @param isLineStart 1 for each word with which a day begins
 */
export function busyRuns(
	bits: Int32Array,
	at: number,
	words: number,
	isLineStart: Uint8Array
): { breaks: number; idle: number } {
	if (words === 1) {
		const x = bits[at]!;
		if (x === 0) {
			found.breaks = 0;
			found.idle = 0;
			return found;
		}
		found.breaks = ones(x & ~(x << 1)) - 1;
		found.idle = spanOf(x) - ones(x);
		return found;
	}
	return overWords(bits, at, words, isLineStart);
}

function overWords(bits: Int32Array, at: number, words: number, isLineStart: Uint8Array) {
	found.breaks = 0;
	found.idle = 0;
	let since = -1;
	let before = 0;
	for (let w = 0; w < words; w++) {
		if (isLineStart[w]) {
			since = -1;
			before = 0;
		}
		const x = bits[at + w]!;
		if (x !== 0) {
			const runs = ones(x & ~((x << 1) | (before >>> 31)));
			found.breaks += since < 0 ? runs - 1 : runs;
			if (since >= 0) found.idle += since + firstBit(x);
			found.idle += spanOf(x) - ones(x);
			since = Math.clz32(x);
		} else if (since >= 0) since += 32;
		before = x;
	}
	return found;
}

const lowest = (x: number) => x & -x;
const firstBit = (x: number) => 31 - Math.clz32(lowest(x));
export const spanOf = (x: number) => 32 - Math.clz32(x) - firstBit(x);

export function ones(x: number): number {
	x -= (x >>> 1) & 0x55555555;
	x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
	return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
