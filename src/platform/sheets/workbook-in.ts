import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { dayOf } from '../calendar-day.ts';
import { listPacked, TooMuchInside, unpack } from './packed.ts';

/** Unpacked: a small file may hold a thousand times its size. */
const most = { strings: 64_000_000, sheet: 400_000_000, other: 2_000_000 };
const longestRow = 16_000_000;
/** As many as Excel has. */
const mostRows = 1_048_576;
const widest = 200;

/** The parts of exceljs' reader, which by itself unpacks whatever there is. */
type Reader = {
	_parseRels(part: Readable): Promise<void>;
	_parseWorkbook(part: Readable): Promise<void>;
	_parseStyles(part: Readable): Promise<void>;
	/** Goes through all of them and yields none. */
	_parseSharedStrings(part: Readable): AsyncIterator<unknown>;
	_parseWorksheet(part: AsyncIterable<Buffer>, number: string): Iterable<{ value: Sheet }>;
};

type Sheet = AsyncIterable<ExcelJS.Row> & { _dimensions: { expandRow: () => void } };

/** The rows of the first sheet, in bounded time and memory. */
export async function* workbookLines(bytes: Uint8Array): AsyncGenerator<string[]> {
	const packed = listPacked(bytes);
	const part = (name: string, size: number) => {
		const found = packed.get(name);
		return Readable.from(found ? unpack(bytes, found, size) : [], { objectMode: false });
	};
	const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]), {
		sharedStrings: 'cache',
		styles: 'cache',
		worksheets: 'emit'
	}) as unknown as Reader;
	await reader._parseRels(part('xl/_rels/workbook.xml.rels', most.other));
	await reader._parseWorkbook(part('xl/workbook.xml', most.other));
	await reader._parseStyles(part('xl/styles.xml', most.other));
	const strings = reader._parseSharedStrings(part('xl/sharedStrings.xml', most.strings));
	await strings.next();
	const [first] = [...packed.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
	const sheet = first && packed.get(first);
	if (!sheet) throw new Error('no sheet');
	const rows = rowsAlone(unpack(bytes, sheet, most.sheet));
	for (const { value } of reader._parseWorksheet(rows, /\d+/.exec(first)?.[0] ?? '1'))
		yield* linesOf(value);
}

async function* linesOf(sheet: Sheet): AsyncGenerator<string[]> {
	let number = 0;
	// Nobody asks how large the sheet is, and for that it would go through every column of every row.
	sheet._dimensions.expandRow = () => undefined;
	for await (const row of sheet) {
		number += 1;
		if (number > mostRows) throw new TooMuchInside();
		const cells = Array.from({ length: widthOf(row) }, (_, at) =>
			textOf(row.findCell(at + 1)?.value)
		);
		if (cells.some(Boolean)) yield cells;
	}
}

/** Up to the last cell that holds something. `row.values` would go through every column that was ever used. */
function widthOf(row: ExcelJS.Row): number {
	if (row.cellCount > widest) return widest;
	let width = row.cellCount;
	while (width > 0 && (row.findCell(width)?.value ?? null) === null) width -= 1;
	return width;
}

/** What stands before the rows names columns by the thousand million, which exceljs would make. */
async function* rowsAlone(sheet: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let head = Buffer.alloc(0);
	let isInside = false;
	let sinceRow = 0;
	for await (const piece of sheet) {
		const lastRow = piece.lastIndexOf('<row');
		sinceRow = lastRow < 0 ? sinceRow + piece.length : piece.length - lastRow;
		if (sinceRow > longestRow) throw new TooMuchInside();
		if (isInside) {
			yield piece;
			continue;
		}
		head = Buffer.concat([head, piece]);
		const start = head.indexOf('<sheetData');
		if (start < 0) continue;
		isInside = true;
		yield Buffer.concat([Buffer.from('<worksheet>'), head.subarray(start)]);
	}
}

function textOf(value: ExcelJS.CellValue | undefined): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return dateOf(value);
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

/** A number that is no day is one that was shown wrongly. */
const dateOf = (value: Date): string => (Number.isNaN(value.getTime()) ? '' : dayOf(value));
