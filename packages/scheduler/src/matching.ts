/**
 * As many pairs as can be, each of one and of another whom it may have: a largest matching, by
 * augmenting paths. Those who come first in `choices` keep a partner once they have one.
 * @param choices one → the others it may have, each below `others`
 * @returns other → the one it is paired with, or −1
 */
export function largestMatching(
	choices: readonly (readonly number[])[],
	others: number
): Int32Array {
	const ofOther = new Int32Array(others).fill(-1);
	const ofOne = new Int32Array(choices.length).fill(-1);
	const foundBy = new Int32Array(others).fill(-1);
	const pairUp = (end: number) => {
		let other = end;
		while (other >= 0) {
			const one = foundBy[other]!;
			ofOther[other] = one;
			[other, ofOne[one]] = [ofOne[one]!, other];
		}
	};
	for (let one = 0; one < choices.length; one++) {
		const open = [one];
		const seen: number[] = [];
		let end = -1;
		for (let at = 0; end < 0 && at < open.length; at++) {
			for (const other of choices[open[at]!]!) {
				if (foundBy[other]! >= 0) continue;
				foundBy[other] = open[at]!;
				seen.push(other);
				if (ofOther[other]! >= 0) open.push(ofOther[other]!);
				else end = other;
				if (end >= 0) break;
			}
		}
		if (end < 0) continue; // Nothing of what was seen leads anywhere: it stays marked.
		pairUp(end);
		for (const other of seen) foundBy[other] = -1;
	}
	return ofOther;
}
