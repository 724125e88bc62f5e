export type Piece = { kind: 'same' | 'added' | 'gone'; text: string };

/** Word by word what was put in and what was taken out, by the longest common run of words. */
export function wordDiff(before: string, after: string): Piece[] {
	const [was, is] = [wordsOf(before), wordsOf(after)];
	const lengths = commonLengths(was, is);
	const pieces: Piece[] = [];
	let [at, now] = [0, 0];
	const put = (kind: Piece['kind'], text: string) => {
		const last = pieces.at(-1);
		if (last?.kind === kind) last.text += text;
		else pieces.push({ kind, text });
	};
	while (at < was.length || now < is.length) {
		if (at < was.length && was[at] === is[now]) {
			put('same', was[at++]!);
			now++;
		} else if (now >= is.length || (at < was.length && longer(lengths, at, now))) {
			put('gone', was[at++]!);
		} else put('added', is[now++]!);
	}
	return pieces;
}

const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

const longer = (lengths: Uint16Array[], at: number, now: number): boolean =>
	lengths[at + 1]![now]! >= lengths[at]![now + 1]!;

function commonLengths(was: readonly string[], is: readonly string[]): Uint16Array[] {
	const lengths = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
	for (let at = was.length - 1; at >= 0; at--)
		for (let now = is.length - 1; now >= 0; now--)
			lengths[at]![now] =
				was[at] === is[now]
					? lengths[at + 1]![now + 1]! + 1
					: Math.max(lengths[at + 1]![now]!, lengths[at]![now + 1]!);
	return lengths;
}
