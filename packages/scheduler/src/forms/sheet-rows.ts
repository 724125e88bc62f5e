/** Rows of the form under recognised headings, and the values in their cells. */
import { Complaint } from '../complaint.ts';
import type { Half, Id } from '../problem.ts';
import { show } from './place.ts';
import type { RawSheet } from './sheet-cells.ts';
import { columnNamed, type SheetName } from './sheet-columns.ts';

/** One row: its number in the sheet, and its cells by the names of their columns. */
export class Row {
	readonly line: number;
	readonly #sheet: Sheet;
	readonly #cells: Map<string, string>;

	constructor(sheet: Sheet, line: number, cells: Map<string, string>) {
		this.#sheet = sheet;
		this.line = line;
		this.#cells = cells;
	}

	fail(column: string, says: string): never {
		const field = this.#sheet.headings.get(column) ?? column;
		throw new Complaint({ list: this.#sheet.name, line: this.line, field }, says);
	}

	text(column: string): string | undefined {
		const text = this.#cells.get(column);
		if (text === undefined || text === '') return undefined;
		if (/^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/.test(text)) {
			this.fail(column, `is the spreadsheet's error ${text}`);
		}
		return text;
	}

	/** A plain whole number stays a number; all else, `007` too, is a text. */
	id(column: string): Id | undefined {
		const text = this.text(column);
		return text === undefined ? undefined : idOf(text);
	}

	words(column: string): string[] | undefined {
		const words = this.text(column)
			?.split(';')
			.map((word) => word.trim())
			.filter(Boolean);
		return words?.length ? words : undefined;
	}

	ids(column: string): Id[] | undefined {
		return this.words(column)?.map(idOf);
	}

	languages(column: string): string[] | undefined {
		return this.words(column)?.map((word) => word.toLowerCase());
	}

	whole(column: string): number | undefined {
		const text = this.text(column);
		if (text === undefined) return undefined;
		if (!/^\d{1,15}$/.test(text)) this.fail(column, `is ${show(text)}, not a whole number from 0`);
		return Number(text);
	}

	yes(column: string): boolean | undefined {
		const text = this.text(column)?.toLowerCase();
		if (text === undefined) return undefined;
		if (['yes', 'y', 'true', '1', 'x', '✓'].includes(text)) return true;
		if (['no', 'n', 'false', '0', '-'].includes(text)) return false;
		return this.fail(column, `is ${show(text)}, not yes or no`);
	}

	oneOf<T extends string>(column: string, words: readonly T[]): T | undefined {
		const text = this.text(column)?.toLowerCase();
		if (text === undefined) return undefined;
		const word = words.find((one) => one === text);
		return word ?? this.fail(column, `is ${show(text)}, not one of ${words.join(', ')}`);
	}

	half(column: string): Half | undefined {
		const text = this.text(column)?.toLowerCase();
		if (text === 'am') return 'morning';
		if (text === 'pm') return 'afternoon';
		if (text === 'either' || text === 'any' || text === 'both') return undefined;
		return this.oneOf(column, ['morning', 'afternoon']);
	}
}

/** A sheet as it is named in the workbook, its headings as typed, and its rows. */
export interface Sheet {
	name: string;
	headings: Map<string, string>;
	rows: Row[];
}

export function idOf(text: string): Id {
	return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

/** Reads the headings from the first row that is not blank. Columns that are not of the form are notes. */
export function sheetOf(raw: RawSheet, kind: SheetName): Sheet {
	const [first, ...others] = kind === 'settings' ? laidFlat(raw.rows) : raw.rows;
	const sheet: Sheet = { name: raw.name, headings: new Map(), rows: [] };
	if (!first) return sheet;
	const columns = columnsUnder(first.cells, kind);
	columns.forEach((column, i) => {
		if (column === undefined) return;
		if (sheet.headings.has(column)) {
			const where = { list: raw.name, line: first.line, field: first.cells[i]!.slice(0, 40) };
			throw new Complaint(where, `stands above two columns, as ${show(column)}`);
		}
		sheet.headings.set(column, first.cells[i]!.slice(0, 40));
	});
	for (const { line, cells } of others) {
		if (raw.isCsv && cells.slice(columns.length).some(Boolean)) {
			const says = `has ${cells.length} cells under ${columns.length} headings; put cells with a comma or semicolon in quotes`;
			throw new Complaint({ list: raw.name, line, field: 'row' }, says);
		}
		const named = columns.flatMap((column, i): [string, string][] =>
			column !== undefined && cells[i] ? [[column, cells[i]]] : []
		);
		if (named.length > 0) sheet.rows.push(new Row(sheet, line, new Map(named)));
	}
	return sheet;
}

/** Beside a column's own name, other headings that could stand for it are notes. */
function columnsUnder(headings: string[], kind: SheetName): (string | undefined)[] {
	const columns = headings.map((heading) => columnNamed(heading, kind));
	const isOwn = (column: string, i: number) => headings[i]!.trim().toLowerCase() === column;
	const own = new Set(columns.filter((column, i) => column !== undefined && isOwn(column, i)));
	return columns.map((column, i) =>
		column !== undefined && own.has(column) && !isOwn(column, i) ? undefined : column
	);
}

/** Settings may stand one below the other, with the names in the first column. */
function laidFlat(rows: RawSheet['rows']): RawSheet['rows'] {
	const isUpright = rows[0] && /^(?:settings?|options?)$/i.test(rows[0].cells[0] ?? '');
	if (!isUpright) return rows;
	const pairs = rows.slice(1).filter(({ cells }) => cells[0]);
	return [
		{ line: rows[0]!.line, cells: pairs.map(({ cells }) => cells[0]!) },
		{ line: rows[0]!.line + 1, cells: pairs.map(({ cells }) => cells[1] ?? '') }
	];
}
