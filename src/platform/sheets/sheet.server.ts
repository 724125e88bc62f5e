import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { byteOrderMark, csvLine, type Cell } from './csv.ts';

export type Row = Record<string, Cell>;
export type Column = { key: string; label: string };
export type Sheet = {
	/** Of the file, without its ending. */
	name: string;
	columns: readonly Column[];
	/** In batches, as they come from the database: nothing keeps them all. */
	batches: AsyncIterable<readonly Row[]>;
};

export const sheetFormats = ['csv', 'xlsx', 'json'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export const isSheetFormat = (format: string): format is SheetFormat =>
	sheetFormats.some((one) => one === format);

const mediaTypes: Record<SheetFormat, string> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8'
};

const writers: Record<SheetFormat, (sheet: Sheet) => Readable> = {
	csv: (sheet) => Readable.from(csvOf(sheet)),
	json: (sheet) => Readable.from(jsonOf(sheet)),
	xlsx: workbookOf
};

/** A list as a file, sent while it is still being read. */
export function sheetResponse(sheet: Sheet, format: SheetFormat): Response {
	return download(writers[format](sheet), `${sheet.name}.${format}`, mediaTypes[format]);
}

export function download(content: Readable, name: string, mediaType: string): Response {
	return new Response(Readable.toWeb(content) as ReadableStream, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename="${name}"`
		}
	});
}

async function* csvOf({ columns, batches }: Sheet): AsyncGenerator<string> {
	yield byteOrderMark + csvLine(columns.map(({ label }) => label));
	for await (const rows of batches)
		yield rows.map((row) => csvLine(columns.map(({ key }) => row[key]))).join('');
}

async function* jsonOf({ columns, batches }: Sheet): AsyncGenerator<string> {
	let lead = '[\n';
	for await (const rows of batches) {
		if (rows.length === 0) continue;
		const lines = rows.map((row) =>
			JSON.stringify(Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? null])))
		);
		yield lead + lines.join(',\n');
		lead = ',\n';
	}
	yield lead === '[\n' ? '[]\n' : '\n]\n';
}

function workbookOf({ name, columns, batches }: Sheet): Readable {
	const stream = new PassThrough();
	const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false });
	const worksheet = workbook.addWorksheet(name.slice(0, 31), {
		views: [{ state: 'frozen', ySplit: 1 }]
	});
	worksheet.columns = columns.map(({ key, label }) => ({ key, header: label, width: 24 }));
	worksheet.getRow(1).font = { bold: true };
	const write = async () => {
		for await (const rows of batches) {
			for (const row of rows) worksheet.addRow(columns.map(({ key }) => row[key])).commit();
			if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
		}
		worksheet.commit();
		await workbook.commit();
	};
	write().catch((failure: Error) => stream.destroy(failure));
	return stream;
}
