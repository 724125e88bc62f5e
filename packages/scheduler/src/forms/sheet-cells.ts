/** From the bytes of workbooks and CSV files to rows of texts. */
import type { CellValue } from 'exceljs';
import { Complaint } from '../complaint.ts';
import { readCsv } from './csv.ts';

/** A sheet as it was typed: rows with their numbers, from 1, blank rows left out. */
export interface RawSheet {
	name: string;
	rows: { line: number; cells: string[] }[];
	/** A row that is longer than its headings was cut apart in the wrong places. */
	isCsv: boolean;
}

export const LARGEST = 50_000_000;
const WIDEST = 200;

/** What of a sheet is not read: some of it names ranges that exceljs would fill cell by cell. */
const UNREAD = [
	...['cols', 'mergeCells', 'dataValidations', 'conditionalFormatting', 'autoFilter', 'rowBreaks'],
	...['hyperlinks', 'drawing', 'picture', 'tableParts', 'extLst', 'headerFooter', 'sheetViews']
];

export function isWorkbook(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** UTF-8, with or without a byte order mark. */
export function textOf(name: string, bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		const before = new TextDecoder().decode(bytes).split('\uFFFD')[0]!;
		const line = before.split('\n').length;
		throw new Complaint({ line, field: name }, 'is not UTF-8 text here; save it as UTF-8');
	}
}

/** All sheets of a workbook, or the one of a CSV file, named as the file without its ending. */
export async function rawSheetsOf(name: string, bytes: Uint8Array): Promise<RawSheet[]> {
	if (bytes.length > LARGEST) {
		throw new Complaint({ field: name }, `is larger than ${LARGEST / 1_000_000} MB`);
	}
	if (isWorkbook(bytes)) return workbookSheets(name, bytes);
	const sheet = name.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
	return [{ name: sheet, rows: readCsv(sheet, textOf(name, bytes)), isCsv: true }];
}

async function workbookSheets(name: string, bytes: Uint8Array): Promise<RawSheet[]> {
	const { default: ExcelJS } = await import('exceljs');
	const workbook = new ExcelJS.Workbook();
	// Named ranges are not read either.
	Object.defineProperty(workbook.definedNames, 'model', { get: () => [], set: () => {} });
	try {
		const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
		await workbook.xlsx.load(buffer as ArrayBuffer, { ignoreNodes: UNREAD });
	} catch {
		throw new Complaint({ field: name }, 'is not a workbook that can be read; save it as .xlsx');
	}
	return workbook.worksheets.map((worksheet) => {
		const rows: RawSheet['rows'] = [];
		worksheet.eachRow((row, line) => {
			const cells: string[] = [];
			for (let column = 1; column <= Math.min(row.cellCount, WIDEST); column++) {
				cells.push(cellText(row.getCell(column).value));
			}
			if (cells.some(Boolean)) rows.push({ line, cells });
		});
		return { name: worksheet.name, rows, isCsv: false };
	});
}

function cellText(value: CellValue | undefined): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return dateText(value);
	if (typeof value !== 'object') return String(value).trim();
	if ('richText' in value)
		return value.richText
			.map(({ text }) => text)
			.join('')
			.trim();
	if ('error' in value) return value.error;
	if ('result' in value) return cellText(value.result as CellValue);
	if ('text' in value) return cellText(value.text as CellValue);
	return '';
}

/** A spreadsheet's hour is a moment on its day 0; its date, one at midnight. */
function dateText(value: Date): string {
	const minute = Math.round(value.getTime() / 60_000) * 60_000;
	if (Number.isNaN(minute)) return '';
	const [date = '', clock = ''] = new Date(minute).toISOString().split('T');
	const hour = clock.slice(0, 5);
	if (value.getUTCFullYear() < 1901) return hour;
	return hour === '00:00' ? date : `${date}T${hour}`;
}
