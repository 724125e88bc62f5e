import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { accept, refuse, type Outcome } from '../outcome.ts';
import { recogniseDelimiter } from './delimiter.ts';
import { recogniseEncoding, type Encoding } from './encoding.ts';

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
	} catch {
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
	const parser = parse({
		delimiter,
		bom: true,
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		trim: true,
		max_record_size: 1_000_000
	});
	const decoded = Readable.from(piecesOf(buffer)).pipe(iconv.decodeStream(encoding));
	decoded.on('error', (failure) => parser.destroy(failure));
	for await (const cells of decoded.pipe(parser)) yield cells as string[];
}

function* piecesOf(buffer: Buffer): Generator<Buffer> {
	for (let at = 0; at < buffer.length; at += 65_536) yield buffer.subarray(at, at + 65_536);
}

async function* workbookLines(bytes: Uint8Array): AsyncGenerator<string[]> {
	const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
		sharedStrings: 'cache',
		styles: 'cache',
		worksheets: 'emit'
	});
	for await (const worksheet of reader) {
		for await (const row of worksheet) {
			const values = row.values as ExcelJS.CellValue[];
			const cells = Array.from({ length: values.length }, (_, at) => textOf(values[at])).slice(1);
			if (cells.some(Boolean)) yield cells;
		}
		return;
	}
}

function textOf(value: ExcelJS.CellValue | undefined): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value !== 'object') return String(value).trim();
	if ('richText' in value)
		return value.richText
			.map(({ text }) => text)
			.join('')
			.trim();
	if ('text' in value) return String(value.text).trim();
	if ('result' in value) return textOf(value.result as ExcelJS.CellValue);
	return '';
}
