/** Nobody's row is longer; what looks so has lost a closing quotation mark. */
const longestRow = 1_000_000;
const widestRow = 200;

export class UnclosedQuote extends Error {}

/**
 * Cuts a text that comes in pieces into rows, in time linear in its length however uneven they are.
 * Empty lines are left out, and so is what stands beyond the two hundredth cell. A quotation mark
 * within a cell stands for itself.
 */
export function* rowsIn(pieces: Iterable<string>, delimiter: string): Generator<string[]> {
	let text = '';
	let isFirst = true;
	for (const piece of pieces) {
		text += isFirst ? piece.replace(/^\ufeff/, '') : piece;
		if (piece) isFirst = false;
		text = text.slice(yield* wholeRows(text, delimiter, false));
		if (text.length > longestRow) throw new UnclosedQuote();
	}
	yield* wholeRows(text, delimiter, true);
}

/** Yields the rows that end within the text, and tells where the first that does not begins. */
function* wholeRows(text: string, delimiter: string, isAll: boolean): Generator<string[], number> {
	let at = 0;
	while (at < text.length) {
		const row = readRow(text, at, delimiter, isAll);
		if (!row) break;
		at = row.next;
		if (row.cells.length > 1 || row.cells[0] !== '') yield row.cells;
	}
	return at;
}

type Read<Value> = Value & { next: number };

/** Undefined where more of the text must be seen first. */
function readRow(
	text: string,
	from: number,
	delimiter: string,
	isAll: boolean
): Read<{ cells: string[] }> | undefined {
	const cells: string[] = [];
	for (let at = from; ; at += 1) {
		const read = readCell(text, at, delimiter, isAll);
		if (!read) return undefined;
		if (cells.length < widestRow) cells.push(read.cell);
		at = read.next;
		const sign = text[at];
		if (sign === delimiter) continue;
		if (sign === '\r' && !isAll && at + 1 === text.length) return undefined;
		return { cells, next: at + (text.startsWith('\r\n', at) ? 2 : 1) };
	}
}

const blank = /[ \t]*/y;

function readCell(
	text: string,
	from: number,
	delimiter: string,
	isAll: boolean
): Read<{ cell: string }> | undefined {
	const start = delimiter === '\t' ? from : skip(blank, text, from);
	if (text[start] !== '"') return readBare(text, from, delimiter, isAll);
	let cell = '';
	for (let at = start + 1; ; at += 1) {
		const quote = text.indexOf('"', at);
		if (quote < 0 && isAll) throw new UnclosedQuote();
		if (quote < 0 || (quote + 1 === text.length && !isAll)) return undefined;
		cell += text.slice(at, quote);
		at = quote + 1;
		if (text[at] === '"') cell += '"';
		else {
			const rest = readBare(text, at, delimiter, isAll);
			if (!rest) return undefined;
			return { cell: rest.cell ? `"${cell}"${rest.cell}` : cell.trim(), next: rest.next };
		}
	}
}

const bare: Record<string, RegExp> = {
	',': /[^,\r\n]*/y,
	';': /[^;\r\n]*/y,
	'\t': /[^\t\r\n]*/y,
	'|': /[^|\r\n]*/y
};

function readBare(
	text: string,
	from: number,
	delimiter: string,
	isAll: boolean
): Read<{ cell: string }> | undefined {
	const next = skip(bare[delimiter] ?? /[^\r\n]*/y, text, from);
	if (next === text.length && !isAll) return undefined;
	return { cell: text.slice(from, next).trim(), next };
}

function skip(signs: RegExp, text: string, from: number): number {
	signs.lastIndex = from;
	signs.test(text);
	return Math.max(from, signs.lastIndex);
}
