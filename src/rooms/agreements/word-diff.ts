export type Piece = { kind: 'same' | 'added' | 'gone'; text: string };

/** More than this is not set against each other word by word: it was written anew. */
const mostCells = 4_000_000;

/** Word by word what was put in and what was taken out, by the longest common run of words. */
export function wordDiff(before: string, after: string): Piece[] {
	const [was, is] = [wordsOf(before), wordsOf(after)];
	const begun = sharedStart(was, is);
	const ended = sharedStart(was.slice(begun).toReversed(), is.slice(begun).toReversed());
	const pieces: Piece[] = [];
	const put = (kind: Piece['kind'], words: readonly string[]) => {
		const last = pieces.at(-1);
		const text = words.join('');
		if (last?.kind === kind) last.text += text;
		else if (text) pieces.push({ kind, text });
	};
	put('same', was.slice(0, begun));
	between(was.slice(begun, was.length - ended), is.slice(begun, is.length - ended), put);
	put('same', is.slice(is.length - ended));
	return pieces;
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
	const at = one.findIndex((word, place) => word !== other[place]);
	return at < 0 ? one.length : at;
}

type Put = (kind: Piece['kind'], words: readonly string[]) => void;

function between(was: readonly string[], is: readonly string[], put: Put): void {
	if (was.length * is.length > mostCells) {
		put('gone', was);
		return put('added', is);
	}
	const lengths = commonLengths(was, is);
	let [at, now] = [0, 0];
	while (at < was.length || now < is.length) {
		if (at < was.length && was[at] === is[now]) {
			put('same', [was[at++]!]);
			now++;
		} else if (now >= is.length || (at < was.length && longer(lengths, at, now))) {
			put('gone', [was[at++]!]);
		} else put('added', [is[now++]!]);
	}
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
