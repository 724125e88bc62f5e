export type Cell = string | number | boolean | null | undefined;

/**
 * A line as RFC 4180 has it. Text that a spreadsheet would take for a formula gets an apostrophe
 * before it, so that opening the file computes nothing.
 */
export const csvLine = (cells: readonly Cell[]): string => cells.map(csvCell).join(',') + '\r\n';

export function csvCell(cell: Cell): string {
	if (cell === null || cell === undefined) return '';
	if (typeof cell !== 'string') return String(cell);
	const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const byteOrderMark = '\ufeff';
