/** CSV as spreadsheets write it. Source: RFC 4180, with the separators of all countries. */
import { Complaint } from '../complaint.ts';

export interface CsvRow {
	/** The line, from 1, on which the row begins; a cell in quotes may reach over several. */
	line: number;
	/** Without the blanks around them. */
	cells: string[];
}

const QUOTED = /"([^"]*(?:""[^"]*)*)"[ \t]*/y;
const BARE: Record<string, RegExp> = {
	',': /[^,\r\n]*/y,
	';': /[^;\r\n]*/y,
	'\t': /[^\t\r\n]*/y
};
const LINE_END = /\r\n|\n|\r/y;

/**
 * Cuts a text into rows, in time linear in its length; rows without anything in them are left out.
 * Separated by comma, semicolon or tab: whichever parts the first row most often.
 * @param name for the complaints.
 * @throws {Complaint} for a quotation mark that is not closed, or is followed by more.
 */
export function readCsv(name: string, text: string): CsvRow[] {
	const separator = separatorOf(text);
	const rows: CsvRow[] = [];
	let position = 0;
	let line = 1;
	while (position < text.length) {
		const row: CsvRow = { line, cells: [] };
		const start = position;
		position = readRow(text, position, { name, separator, row });
		line += linesIn(text.slice(start, position));
		if (row.cells.some(Boolean)) rows.push(row);
	}
	return rows;
}

/** Reads one row into `row.cells`, and returns where the next begins. */
function readRow(
	text: string,
	start: number,
	{ name, separator, row }: { name: string; separator: string; row: CsvRow }
): number {
	const bare = BARE[separator]!;
	let position = start;
	for (;;) {
		while (text[position] === ' ') position++;
		const isQuoted = text[position] === '"';
		const pattern = isQuoted ? QUOTED : bare;
		pattern.lastIndex = position;
		const found = pattern.exec(text);
		const where = { list: name, line: row.line, field: 'row' };
		if (!found) throw new Complaint(where, 'has a quotation mark that is not closed');
		position += found[0].length;
		row.cells.push((isQuoted ? found[1]!.replaceAll('""', '"') : found[0]).trim());
		if (position === text.length) return position;
		if (text[position] === separator) position++;
		else {
			LINE_END.lastIndex = position;
			const end = LINE_END.exec(text);
			if (!end) throw new Complaint(where, 'has text behind a quotation mark that closes a cell');
			return position + end[0].length;
		}
	}
}

function linesIn(text: string): number {
	return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function separatorOf(text: string): string {
	const headings = /^[^\r\n]*/.exec(text.trimStart())![0];
	const counts = Object.keys(BARE).map((sign) => ({ sign, count: headings.split(sign).length }));
	return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}
