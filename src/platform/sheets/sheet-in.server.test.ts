import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { inspectSheet, rowsOf } from './sheet-in.server.ts';

const text = 'Nazwa;Miejscowość\r\n"Żółta; Nić";Łódź\r\n\r\nPoltex;Pabianice\r\n';

async function all(bytes: Uint8Array) {
	const rows = [];
	for await (const row of rowsOf(bytes)) rows.push(row);
	return rows;
}

describe('a table that comes in', () => {
	it.each(['utf8', 'utf16le', 'win1250'])('as text in %s', async (encoding) => {
		const bytes = iconv.encode(text, encoding);
		expect(await inspectSheet(bytes)).toEqual({
			ok: true,
			value: { headings: ['Nazwa', 'Miejscowość'], encoding, rowCount: 2 }
		});
		expect(await all(bytes)).toEqual([
			{ number: 2, cells: ['Żółta; Nić', 'Łódź'] },
			{ number: 3, cells: ['Poltex', 'Pabianice'] }
		]);
	});

	it('as a workbook with dates, links and formulas', async () => {
		const workbook = new ExcelJS.Workbook();
		const sheet = workbook.addWorksheet('Lista');
		sheet.addRow(['Nazwa', 'Od', 'Strona', 'Suma']);
		sheet.addRow([
			'Poltex',
			new Date('2010-10-08T00:00:00Z'),
			{ text: 'poltex.pl', hyperlink: 'https://poltex.pl' },
			{ formula: '1+1', result: 2 }
		]);
		const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
		expect(await inspectSheet(bytes)).toMatchObject({ ok: true, value: { rowCount: 1 } });
		expect((await all(bytes))[0]?.cells).toEqual(['Poltex', '2010-10-08', 'poltex.pl', '2']);
	});

	it.each([
		[Buffer.alloc(0), 'sheet_empty'],
		[Buffer.from('Name,Town\n'), 'sheet_empty'],
		[Buffer.from('PK\x03\x04 no workbook at all'), 'sheet_broken_workbook'],
		[Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'sheet_old_excel'],
		[Buffer.from('\x89PNG\r\n\x1a\n\x00\x00\x01\x02', 'latin1'), 'sheet_wrong_type']
	])('or is refused', async (bytes, reason) => {
		expect(await inspectSheet(bytes)).toMatchObject({ ok: false, reason });
	});
});
