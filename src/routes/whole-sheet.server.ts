import { error, type RequestEvent } from '@sveltejs/kit';
import {
	isSheetFormat,
	sheetResponse,
	type Column,
	type Row
} from '#platform/sheets/sheet.server.ts';

type Event = RequestEvent & { params: { format: string } };

type Named = { name: string; columns: readonly Column[] };
type Part = { limit: number; offset: number };

const atOnce = 500;

/** A list that was read as a whole, as the file that is asked for. */
export const wholeSheet = (
	event: Event,
	{ rows, ...named }: Named & { rows: readonly Row[] }
): Promise<Response> =>
	partedSheet(event, {
		...named,
		rowsIn: ({ offset }) => Promise.resolve(offset === 0 ? rows : [])
	});

/**
 * A list that is read part after part, as the file that is asked for. The first part is read before the
 * answer begins, so that whoever may not read it, or something that fails, is told as on any page.
 */
export async function partedSheet(
	{ params }: Event,
	{ rowsIn, ...named }: Named & { rowsIn: (part: Part) => Promise<readonly Row[]> }
): Promise<Response> {
	const { format } = params;
	if (!isSheetFormat(format)) error(404, { message: 'no such format', reason: 'not_found' });
	const first = await rowsIn({ limit: atOnce, offset: 0 });
	async function* batches() {
		let rows = first;
		yield rows;
		for (let offset = atOnce; rows.length === atOnce; offset += atOnce) {
			rows = await rowsIn({ limit: atOnce, offset });
			yield rows;
		}
	}
	return sheetResponse({ ...named, batches: batches() }, format);
}
