/** An empty form with an example, for people to write over. */
import type { Worksheet } from 'exceljs';
import { SHEETS, type SheetName } from './sheet-columns.ts';

type Cell = string | number;

/** A small event that can be scheduled as it stands. */
const EXAMPLES: Record<SheetName, Record<string, Cell>[]> = {
	people: [
		{
			id: 'lodz',
			name: 'Cluster of Łódź',
			unavailable: '1; 2',
			languages: 'pl; en',
			groups: 'host'
		},
		{ id: 'ruse', name: 'Firm in Ruse', half: 'morning', languages: 'bg; en', groups: 'guest' },
		{ id: 7, name: 'Office in Lyon', from: '10:00', to: '15:00', languages: 'fr', groups: 'guest' },
		{ id: 8, name: 'Mill in Riga', languages: 'en', delegates: 'Ilze (en, lv); Jānis (en, not 6)' }
	],
	wishes: [
		{ id: 1, who: 'lodz; ruse', weight: 3, kind: 'accepted' },
		{ id: 2, who: 'lodz; 7', weight: 2, after: 1, resources: 'anna' },
		{ id: 3, who: 'ruse; 8', kind: 'must', 'table kind': 'quiet' },
		{ id: 4, a: 7, b: 8, half: 'afternoon', resources: 'anna' }
	],
	slots: ['09:00', '09:25', '10:10', '10:35', '13:00', '13:25'].map((start, i) => ({
		id: i + 1,
		day: '2026-11-21',
		block: start < '12:00' ? 'before lunch' : 'after lunch',
		start,
		end: `${start.slice(0, 3)}${String(Number(start.slice(3)) + 20).padStart(2, '0')}`
	})),
	tables: [
		{ id: 'A', kind: 'quiet', host: 'ruse' },
		{ id: 'B' },
		{ id: 'C', slots: '1; 2; 3', seats: 4 }
	],
	resources: [{ id: 'anna', name: 'Anna, interpreter', languages: 'fr; en; pl', unavailable: 1 }],
	limits: [{ of: 'host', with: 'guest', most: 2, per: 'day' }],
	settings: [
		{ name: 'Brokerage event', zone: 'Europe/Warsaw', complete: 'no', aims: 'held; breaks' }
	]
};

/**
 * Writes the form as a workbook (.xlsx): a sheet that explains every column, and the sheets of the
 * form with their headings and a small event as an example. `readSheets` reads it back.
 */
export async function writeTemplate(): Promise<Buffer> {
	const { default: ExcelJS } = await import('exceljs');
	const workbook = new ExcelJS.Workbook();
	const guide = workbook.addWorksheet('how to fill in');
	addRows(guide, ['sheet', 'column', 'what belongs into it'], guideRows());
	for (const [name, { columns }] of Object.entries(SHEETS)) {
		const headings = columns.map((column) => column.name);
		const examples = EXAMPLES[name as SheetName];
		addRows(
			workbook.addWorksheet(name),
			headings,
			examples.map((example) => headings.map((heading) => example[heading] ?? ''))
		);
	}
	return Buffer.from(await workbook.xlsx.writeBuffer());
}

function guideRows(): Cell[][] {
	return Object.entries(SHEETS).flatMap(([sheet, { columns, isNeeded }]) =>
		columns.map(({ name, says }) => [isNeeded ? sheet : `${sheet} (if wanted)`, name, says])
	);
}

function addRows(worksheet: Worksheet, headings: string[], rows: Cell[][]): void {
	worksheet.addRow(headings).font = { bold: true };
	worksheet.addRows(rows.map((row) => row.map((cell) => (cell === '' ? null : cell))));
	worksheet.views = [{ state: 'frozen', ySplit: 1 }];
	headings.forEach((heading, i) => {
		const widths = rows.map((row) => String(row[i] ?? '').length);
		worksheet.getColumn(i + 1).width = Math.min(60, Math.max(heading.length, ...widths) + 3);
		// Kept as text, so that a spreadsheet makes neither a date of "3; 4" nor a fraction of "09:00".
		worksheet.getColumn(i + 1).numFmt = '@';
	});
}
