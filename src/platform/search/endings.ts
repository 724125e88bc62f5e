/** Takes off the first ending that fits and leaves at least `least` letters. */
export function stripEnding(word: string, endings: readonly string[], least: number): string {
	const ending = endings.find((it) => word.endsWith(it) && word.length - it.length >= least);
	return ending ? word.slice(0, -ending.length) : word;
}

/** Changes the first ending that fits; the result keeps at least `least` letters. */
export function replaceEnding(
	word: string,
	changes: readonly (readonly [from: string, to: string, least: number])[]
): string {
	for (const [from, to, least] of changes) {
		const fits = word.endsWith(from) && word.length - from.length + to.length >= least;
		if (fits) return word.slice(0, -from.length) + to;
	}
	return word;
}
