import { setImmediate as nextTurn } from 'node:timers/promises';
import iconv from 'iconv-lite';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { rowsIn } from './csv-in.ts';
import { recogniseDelimiter } from './delimiter.ts';
import { recogniseEncoding, type Encoding } from './encoding.ts';
import { piecesOf, TooMuchInside } from './packed.ts';
import { workbookLines } from './workbook-in.ts';

export type SheetIn = {
	headings: string[];
	encoding: Encoding | null;
	rowCount: number;
};
export type SheetRow = { number: number; cells: string[] };

export const largestSheet = 50_000_000;
const widest = 200;

/** Reads a table through once: its headings, how long it is, and whether it can be read at all. */
export async function inspectSheet(bytes: Uint8Array): Promise<Outcome<SheetIn>> {
	if (bytes.length === 0) return refuse('sheet_empty');
	if (bytes.length > largestSheet) return refuse('sheet_too_large');
	const kind = kindOf(bytes);
	if (!kind) return refuse(isOldExcel(bytes) ? 'sheet_old_excel' : 'sheet_wrong_type');
	try {
		let headings: string[] | undefined;
		let rowCount = 0;
		for await (const cells of linesOf(bytes)) {
			if (headings) rowCount += 1;
			else headings = cells.map((cell) => cell.trim()).slice(0, widest);
		}
		if (!headings || rowCount === 0) return refuse('sheet_empty');
		const encoding = kind === 'text' ? recogniseEncoding(bytes) : null;
		return accept({ headings, encoding, rowCount });
	} catch (failure) {
		if (failure instanceof TooMuchInside) return refuse('sheet_too_much_inside');
		return refuse(kind === 'text' ? 'sheet_broken' : 'sheet_broken_workbook');
	}
}

/** The rows below the headings, numbered as the spreadsheet numbers them. */
export async function* rowsOf(bytes: Uint8Array, skip = 0): AsyncGenerator<SheetRow> {
	let number = 0;
	for await (const cells of linesOf(bytes)) {
		number += 1;
		if (number > skip + 1) yield { number, cells };
	}
}

const linesOf = (bytes: Uint8Array): AsyncIterable<string[]> =>
	kindOf(bytes) === 'workbook' ? workbookLines(bytes) : textLines(bytes);

function kindOf(bytes: Uint8Array): 'text' | 'workbook' | undefined {
	if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'workbook';
	const encoding = recogniseEncoding(bytes);
	if (encoding.startsWith('utf16')) return 'text';
	const hasControls = bytes
		.subarray(0, 10_000)
		.some((byte) => byte < 9 || (byte > 13 && byte < 32));
	return hasControls ? undefined : 'text';
}

const isOldExcel = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

async function* textLines(bytes: Uint8Array): AsyncGenerator<string[]> {
	const encoding = recogniseEncoding(bytes);
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const delimiter = recogniseDelimiter(iconv.decode(buffer.subarray(0, 20_000), encoding));
	const decoder = iconv.getDecoder(encoding);
	let taken = 0;
	for (const cells of rowsIn(decoded(buffer, decoder), delimiter)) {
		yield cells;
		// Whoever else waits for an answer gets it meanwhile.
		taken += 1;
		if (taken % 500 === 0) await nextTurn();
	}
}

function* decoded(buffer: Buffer, decoder: iconv.DecoderStream): Generator<string> {
	for (const piece of piecesOf(buffer)) yield decoder.write(piece);
	yield decoder.end() ?? '';
}
