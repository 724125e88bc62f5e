import { error, type RequestEvent } from '@sveltejs/kit';
import {
	isSheetFormat,
	sheetResponse,
	type Column,
	type Row
} from '#platform/sheets/sheet.server.ts';

type Event = RequestEvent & { params: { format: string } };

/** A list that was read as a whole, as the file that is asked for. */
export function wholeSheet(
	{ params }: Event,
	{ name, columns, rows }: { name: string; columns: readonly Column[]; rows: readonly Row[] }
): Response {
	const { format } = params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	async function* batches() {
		yield await Promise.resolve(rows);
	}
	return sheetResponse({ name, columns, batches: batches() }, format);
}
